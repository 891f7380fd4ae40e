import { type Authlete, type AuthleteOptions, createAuthlete } from '../../src/index.js';
import type { MockService } from '../../src/scenarios/mock-service.js';
import { operations } from '../../src/spec/generated/operations.js';
import type { OperationId, ResponseBody } from '../../src/spec/types.js';
import { exchangeKeeper, keepsIn } from './keep-exchanges.js';
import { checkExchange, recordReached, violations } from './observe.js';

/** The HTTP status and the JSON of a response. */
export interface Answered<Id extends OperationId> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: ResponseBody<Id>;
}

export interface CallOptions {
  /** Replaces the service access token. An empty string sends no Authorization header. */
  readonly token?: string;
  readonly path?: Readonly<Record<string, string | number>>;
  readonly query?: Readonly<Record<string, string | number>>;
  /** Aborts the call. */
  readonly signal?: AbortSignal;
}

/** A mock for tests, with short-cuts to its first service. */
export interface TestAuthlete extends Authlete {
  readonly serviceId: number;
  readonly accessToken: string;
  /** The confidential client and the public client of the demo service. */
  readonly confidential: TestClient;
  readonly publicClient: TestClient;
  /** Calls an operation of the first service by its operationId. */
  call<Id extends OperationId>(operationId: Id, body?: object, options?: CallOptions): Promise<Answered<Id>>;
  world(): Promise<MockService>;
}

export interface TestClient {
  readonly clientId: number;
  readonly clientSecret: string;
  readonly redirectUri: string;
}

/**
 * Creates a mock for a test. Its responses must match the contract, and the result codes it reaches count for
 * docs/fidelity.md.
 */
export function testAuthlete(
  options: AuthleteOptions = {},
  { counts = true }: { counts?: boolean } = {},
): TestAuthlete {
  const keeper = exchangeKeeper();
  const authlete = createAuthlete({
    ...options,
    onExchange: (exchange) => {
      checkExchange(exchange);
      keeper?.keep(exchange);
      if (counts) recordReached(exchange);
      options.onExchange?.(exchange);
    },
    onProblem:
      options.onProblem ?? ((problem, where) => violations.push(`${where} failed: ${describe(problem)}`)),
  });
  keepsIn(authlete, keeper);
  const [service] = authlete.services;
  if (service === undefined) throw new Error('A test needs data with a service.');
  const { serviceId, accessToken } = service;
  const client = (index: number): TestClient => {
    const { clientId = 0, clientSecret = '', redirectUris = [] } = service.clients[index] ?? {};
    return { clientId, clientSecret, redirectUri: redirectUris[0] ?? '' };
  };

  async function call<Id extends OperationId>(
    operationId: Id,
    body?: object,
    { token = accessToken, path = {}, query = {}, signal }: CallOptions = {},
  ): Promise<Answered<Id>> {
    const { method, path: template } = operations[operationId];
    const values: Record<string, string | number> = { serviceId, ...path };
    const target = template.replace(/\{(\w+)\}/g, (_, name: string) =>
      encodeURIComponent(values[name] ?? ''),
    );
    const search = new URLSearchParams(
      Object.fromEntries(Object.entries(query).map(([name, value]) => [name, String(value)])),
    );
    const response = await authlete.fetch(
      `http://authlete.test${target}${search.size > 0 ? `?${search}` : ''}`,
      {
        method,
        headers: {
          ...(token !== '' && { authorization: `Bearer ${token}` }),
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
        ...(signal !== undefined && { signal }),
      },
    );
    const text = await response.text();
    // The contract check verifies the type of the body.
    const json = (text === '' ? undefined : JSON.parse(text)) as ResponseBody<Id>;
    return { status: response.status, headers: response.headers, body: json };
  }

  return Object.assign(authlete, {
    serviceId,
    accessToken,
    confidential: client(0),
    publicClient: client(1),
    call,
    async world() {
      const world = await authlete.service(serviceId);
      if (world === undefined) throw new Error('The service is gone.');
      return world;
    },
  });
}

const describe = (problem: unknown): string =>
  problem instanceof Error ? (problem.stack ?? problem.message) : String(problem);
