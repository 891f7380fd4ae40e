import type { Authlete } from '../authlete.js';
import type { ServiceFixture } from '../mock/fixtures/fixtures.js';
import type { ServiceSummary } from '../mock/fixtures/load.js';
import type { MockService } from '../scenarios/mock-service.js';

/** What an authorization server needs to connect to its service. */
export interface Connection extends ServiceSummary {
  /**
   * Base URL of the mock, such as `http://127.0.0.1:41234`. The service's API is below `/api/{serviceId}`.
   */
  readonly baseUrl: string;
  /** The connection as environment variables, under the names that Authlete's sample servers read. */
  readonly env: Readonly<Record<'AUTHLETE_BASE_URL' | 'AUTHLETE_SERVICE_ID' | 'AUTHLETE_API_TOKEN', string>>;
  /**
   * Calls the service's API in process, as an authorization server would. Sends POST with `body` as JSON, or
   * GET without a body. `path` is relative to `/api/{serviceId}`.
   *
   * @example
   * const response = await service.fetch('/auth/introspection', { token });
   * const { usable } = await response.json();
   */
  fetch(path: string, body?: object): Promise<Response>;
}

/** A test's own service: its stubs, clock, journal and state, and how to connect to it. */
export type TestService = MockService & Connection;

/**
 * Creates a service on a mock that listens at `baseUrl`. Rejects with `InvalidInputError` if its ID is already in
 * use.
 */
export async function createTestService(
  authlete: Authlete,
  baseUrl: string,
  data: ServiceFixture,
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
