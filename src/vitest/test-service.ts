import type { Authlete } from '../authlete.js';
import type { ServiceData } from '../mock/data/data.js';
import type { ServiceSummary } from '../mock/data/load.js';
import type { ScriptedService } from '../scenarios/scripted-service.js';

/** How an authorization server reaches its service. */
export interface Connection extends ServiceSummary {
  /** Where the mock answers, such as `http://127.0.0.1:41234`; the API of the service is at `/api/{serviceId}`. */
  readonly baseUrl: string;
  /** The same as environment variables, with the names that Authlete's own sample servers read. */
  readonly env: Readonly<Record<'AUTHLETE_BASE_URL' | 'AUTHLETE_SERVICE_ID' | 'AUTHLETE_API_TOKEN', string>>;
  /**
   * Calls the API of the service without a socket, as its authorization server would: by POST with a body,
   * which is sent as JSON, by GET without one.
   *
   * @example
   * const response = await service.fetch('/auth/introspection', { token });
   * const { usable } = await response.json();
   */
  fetch(path: string, body?: object): Promise<Response>;
}

/** The service of a test: its scripts, clock, journal and state, and how to reach it. */
export type TestService = ScriptedService & Connection;

/** Creates a service; `baseUrl` is where the mock answers. Rejects with `InvalidInput` if its ID is taken. */
export async function createTestService(
  authlete: Authlete,
  baseUrl: string,
  data: ServiceData,
): Promise<TestService> {
  const summary = await authlete.createService(data);
  const service = await authlete.service(summary.serviceId);
  if (service === undefined) throw new Error('The service is gone.');
  return Object.assign(service, connectionOf(authlete, baseUrl, summary));
}

function connectionOf(authlete: Authlete, baseUrl: string, summary: ServiceSummary): Connection {
  const { serviceId, accessToken } = summary;
  return {
    ...summary,
    baseUrl,
    env: {
      AUTHLETE_BASE_URL: baseUrl,
      AUTHLETE_SERVICE_ID: String(serviceId),
      AUTHLETE_API_TOKEN: accessToken,
    },
    fetch: (path, body) =>
      authlete.fetch(`${baseUrl}/api/${serviceId}${path}`, {
        headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
        ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
      }),
  };
}
