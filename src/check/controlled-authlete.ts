import { createAuthlete } from '../authlete.js';
import type { Endpoint } from '../facts/obligations/obligation.js';
import { isObject } from '../json.js';
import type { JournalExchange } from '../mock/exchange.js';
import type { Fixtures, ServiceFixture } from '../mock/fixtures/fixtures.js';
import type { ClientSummary } from '../mock/fixtures/load.js';
import type { StubDefinition } from '../scenarios/stub.js';
import type { AuthleteCall } from './exchange.js';
import type { CheckPublisher } from './publisher.js';
import { type CheckClients, type ClientCredentials, propertiesOf } from './world.js';

/** The Authlete that the authorization server calls: what it was asked, and what it answers next. */
export interface ControlledAuthlete {
  readonly url: string;
  readonly serviceId: number;
  readonly accessToken: string;
  /** The API secret, for servers that use Authlete 2.x; `undefined` if it is not known. */
  readonly apiSecret?: string;
  /** The properties of the service that were set. */
  readonly settings: ServiceFixture;
  /** The clients of the check. */
  readonly checkClients: CheckClients;
  /** The calls so far, in the order of their responses. */
  readonly calls: readonly AuthleteCall[];
  /** Answers the calls of an operation until the returned function is called, both after the next `sync`. */
  force(definition: StubDefinition): () => void;
  /** Resolves when all that is forced is in force, and `calls` has all calls until now. */
  sync(): Promise<void>;
  /** Where the results are published; `undefined` for a mock of its own. */
  readonly publisher?: CheckPublisher;
  /** Makes the service name these endpoints. */
  move(endpoints: Readonly<Partial<Record<Endpoint, URL>>>): Promise<void>;
  /** Calls an operation of the service in place of the server. The call is not among `calls`. */
  ask(path: string, body: Readonly<Record<string, unknown>>): Promise<Readonly<Record<string, unknown>>>;
  close(): Promise<void>;
}

/** Starts a mock for a check. It listens on a free port of the loopback interface. */
export async function startAuthlete(fixtures: Fixtures, port = 0): Promise<ControlledAuthlete> {
  const calls: AuthleteCall[] = [];
  const authlete = createAuthlete({
    fixtures,
    onExchange: (exchange) => {
      if (!exchange.target.endsWith(ownCall)) calls.push(callOf(exchange));
    },
  });
  const { url } = await authlete.listen({ port });
  const [summary] = authlete.services;
  const service = summary && (await authlete.service(summary.serviceId));
  if (summary === undefined || service === undefined)
    throw new Error('The fixtures of a check have a service.');
  const [basic, post, publicClient] = summary.clients.map(credentialsOf);
  if (basic === undefined || post === undefined || publicClient === undefined)
    throw new Error('The fixtures of a check have three clients.');
  return {
    url,
    serviceId: summary.serviceId,
    accessToken: summary.accessToken,
    apiSecret: summary.apiSecret,
    settings: fixtures.services?.[0] ?? {},
    checkClients: { basic, post, public: publicClient },
    calls,
    force(definition) {
      const stub = service.addStub({ times: 'always', ...definition });
      return () => service.stubs.remove(stub);
    },
    sync: async () => {},
    async move(endpoints) {
      const api = `${url}/api/${summary.serviceId}/service`;
      const headers = {
        authorization: `Bearer ${authlete.organizationToken}`,
        'content-type': 'application/json',
      };
      const service: unknown = await (await authlete.fetch(`${api}/get`, { headers })).json();
      const moved = { ...Object(service), ...propertiesOf(endpoints) };
      await authlete.fetch(`${api}/update`, { method: 'POST', headers, body: JSON.stringify(moved) });
      calls.length = 0;
    },
    async ask(path, body) {
      const response = await authlete.fetch(`${url}/api/${summary.serviceId}${path}${ownCall}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${summary.accessToken}`, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      const answer: unknown = await response.json();
      return isObject(answer) ? answer : {};
    },
    close: () => authlete.close(),
  };
}

/** Tells the calls of the check from those of the server. */
export const ownCall = '?by=check';

const credentialsOf = ({ clientId, clientSecret }: ClientSummary): ClientCredentials => ({
  clientId: String(clientId),
  clientSecret,
});

export const callOf = ({ request, response, ...exchange }: JournalExchange): AuthleteCall => ({
  ...exchange,
  request: isObject(request) ? request : {},
  response: isObject(response) ? response : {},
});
