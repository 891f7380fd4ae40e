import type { Connection } from 'authlete-testkit/vitest';

type Reached = Pick<Connection, 'baseUrl' | 'serviceId' | 'accessToken'>;

/** Introspects an unknown token over HTTP. */
export async function introspect({ baseUrl, serviceId, accessToken }: Reached) {
  const response = await fetch(`${baseUrl}/api/${serviceId}/auth/introspection`, {
    method: 'POST',
    headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({ token: 'unknown' }),
  });
  const { action }: { action?: string } = JSON.parse(await response.text());
  return { status: response.status, action };
}
