import type { AuthleteOptions } from '../../src/index.js';
import { type TestAuthlete, testAuthlete } from './authlete.js';
import { demoWith } from './demo.js';

/** Creates a mock with a second service that has a token. */
export async function withForeignToken(
  options: Omit<AuthleteOptions, 'data'> = {},
): Promise<{ authlete: TestAuthlete; foreignToken: string; foreignClient: number }> {
  const [service = {}] = demoWith().services ?? [];
  const authlete = testAuthlete({ ...options, fixtures: { services: [service, service] } });
  const [, other] = authlete.services;
  const clientId = other?.clients[0]?.clientId ?? 0;
  const { body } = await authlete.call(
    'auth_token_create_api',
    { grantType: 'AUTHORIZATION_CODE', clientId, subject: 'joe' },
    { token: other?.accessToken ?? '', path: { serviceId: other?.serviceId ?? 0 } },
  );
  if (typeof body.accessToken !== 'string') throw new Error(`No foreign token: ${body.resultMessage}`);
  return { authlete, foreignToken: body.accessToken, foreignClient: clientId };
}
