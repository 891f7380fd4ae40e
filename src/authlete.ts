import { InvalidInput } from './invalid-input.js';
import { RateLimiter, type RateLimitOptions } from './mock/access/rate-limit.js';
import type { Data, ServiceData } from './mock/data/data.js';
import { demo } from './mock/data/demo.js';
import {
  type CompleteService,
  completeData,
  load,
  loadServices,
  type ServiceSummary,
} from './mock/data/load.js';
import { Engine } from './mock/engine.js';
import { Fetcher, type FetchOptions } from './mock/fetcher.js';
import type { ApiRequest, ApiResponse } from './mock/http.js';
import type { Exchange } from './mock/journal.js';
import type { Service } from './mock/service.js';
import { makeKeys } from './mock/services/create-service.js';
import { type Clock, systemClock } from './mock/state/clock.js';
import { memoryStore } from './mock/state/memory-store.js';
import { seededRandom, systemRandom } from './mock/state/random.js';
import type { Store } from './mock/state/store.js';
import { answerFetch } from './mock/transport/fetch.js';
import type { RequestHandler } from './mock/transport/node.js';
import { type Listening, listen, nodeHandler } from './mock/transport/node.js';
import { answersFromContract } from './mock/unknown-operation.js';
import { ScriptedService } from './scenarios/scripted-service.js';
import { type Contract, loadContract } from './spec/contract.js';

export interface AuthleteOptions {
  /** The services and clients to start with; the demo service when left out. */
  readonly data?: Data;
  /** Where the time comes from; the system's clock when left out. */
  readonly clock?: Clock;
  /** Makes ids, secrets and keys repeatable: the same seed gives the same ones. */
  readonly seed?: string;
  /** Where state is kept; in memory when left out. */
  readonly store?: Store;
  /** The contract to follow; that of Authlete 3.0.16 when left out. */
  readonly contract?: Contract;
  /** Limits the calls of each API access token: `true` for 100 a second, 200 at once. Off when left out. */
  readonly rateLimit?: boolean | RateLimitOptions;
  /** What the mock may fetch: JWK Sets, request objects and the like. Nothing when left out. */
  readonly fetch?: FetchOptions;
  /**
   * Whether `/client/granted_scopes` works, as on a dedicated Authlete; `false` answers 403, as the shared
   * one does. `true` when left out.
   */
  readonly grantedScopes?: boolean;
  /** How many exchanges the journal of a service keeps; 1000 when left out. */
  readonly journalLength?: number;
  /** Told of each exchange of each service, secrets included. */
  readonly onExchange?: (exchange: Exchange) => void;
  /** Told of what goes wrong inside the mock; written to standard error when left out. */
  readonly onProblem?: (problem: unknown, where: string) => void;
}

/** A stateful Authlete. */
export interface Authlete extends AsyncDisposable {
  /** The token of the organization: it may do everything with every service. */
  readonly organizationToken: string;
  /** The services that the mock started with. */
  readonly services: readonly ServiceSummary[];
  /** Answers a request without a socket; the host of its URL makes no difference. */
  fetch(request: Request | string | URL, init?: RequestInit): Promise<Response>;
  /** Answers on a port; `port: 0` takes a free one. Rejects if the port is taken. */
  listen(options?: { host?: string; port?: number }): Promise<Listening>;
  /** Mounts in an Express app, or in any `node:http` server. */
  express(): RequestHandler;
  /** The scripts, the clock, the journal and the state of a service. */
  service(serviceId: number): Promise<ScriptedService | undefined>;
  /**
   * Creates a service with a world of its own, the demo service unless properties are given. Rejects with
   * `InvalidInput` if its ID is taken.
   */
  createService(service?: ServiceData): Promise<ServiceSummary>;
  /** Deletes a service with all that hangs under it; tells whether it was there. */
  deleteService(serviceId: number): Promise<boolean>;
  /** Returns every service to its start, brings back those that were deleted and deletes those that came later. */
  reset(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Creates an Authlete that runs offline.
 *
 * @example
 * const authlete = createAuthlete();
 * const [service] = authlete.services;
 * const response = await authlete.fetch(`http://authlete/api/${service.serviceId}/auth/authorization`, {
 *   method: 'POST',
 *   headers: { authorization: `Bearer ${service.accessToken}`, 'content-type': 'application/json' },
 *   body: JSON.stringify({ parameters: 'response_type=code&client_id=…' }),
 * });
 */
export function createAuthlete(options: AuthleteOptions = {}): Authlete {
  const {
    seed,
    clock = systemClock,
    store = memoryStore(),
    contract = loadContract(),
    rateLimit = false,
  } = options;
  const random = seed === undefined ? systemRandom : seededRandom(seed);
  const engine = new Engine({
    contract,
    store,
    clock,
    random,
    repeatable: seed !== undefined,
    rateLimiter: rateLimit === false ? undefined : new RateLimiter(rateLimit === true ? {} : rateLimit),
    journalLength: options.journalLength ?? 1000,
    fetcher: new Fetcher(options.fetch),
    unknownOperation: answersFromContract(contract),
    grantedScopes: options.grantedScopes ?? true,
    serviceOwner: options.data?.serviceOwner,
    openService: (owner, ...world) => new ScriptedService(owner, ...world),
    onExchange: options.onExchange ?? (() => {}),
    onProblem: options.onProblem ?? reportProblem,
  });
  const data = completeData(options.data ?? demo, random);
  const loaded = load(engine, data);
  // A port is open before the operations are loaded and, beside that, RSA keys are made, which takes long.
  const ready = loaded.then(async (services) => {
    const loading = import('./mock/handle.js');
    await makeReady(engine, services);
    return (await loading).handle;
  });
  ready.catch(() => {});
  let listening: Listening[] = [];

  const answer = async (request: ApiRequest): Promise<ApiResponse> => {
    const handle = await ready;
    return handle(engine, request);
  };

  async function close(): Promise<void> {
    await Promise.all(listening.map((server) => server.close()));
    listening = [];
    await engine.background.settled();
    await store.close();
  }

  return {
    organizationToken: data.organizationToken,
    services: data.services.map(summaryOf),
    fetch: (request, init) => answerFetch(answer, new Request(request, init)),
    express: () => nodeHandler(answer),
    async listen({ host = '127.0.0.1', port = 4690 } = {}) {
      await loaded;
      const server = await listen(answer, host, port);
      listening.push(server);
      return server;
    },
    async createService(given = demo.services?.[0] ?? {}) {
      await ready;
      const { services } = completeData({ services: [given] }, random);
      const [made] = services;
      if (made === undefined) throw new Error('No service was made.');
      if ((await engine.find(String(made.serviceId))) !== undefined) {
        throw new InvalidInput(
          `Failed to create a service: there is one with the ID ${made.serviceId}. Please choose another ID, or leave it out.`,
        );
      }
      await makeReady(engine, await loadServices(engine, services));
      return summaryOf(made);
    },
    async deleteService(serviceId) {
      await ready;
      const service = await engine.find(String(serviceId));
      if (service !== undefined) await engine.deleteService(service);
      return service !== undefined;
    },
    async reset() {
      await ready;
      const started = new Set(data.services.map(({ serviceId }) => serviceId));
      const present = await engine.services();
      for (const service of present) {
        if (!started.has(service.id)) await engine.deleteService(service);
        else if (service instanceof ScriptedService) await service.reset();
      }
      const gone = data.services.filter(({ serviceId }) => !present.some(({ id }) => id === serviceId));
      await makeReady(engine, await loadServices(engine, gone));
    },
    async service(serviceId) {
      await ready;
      const found = await engine.find(String(serviceId));
      return found instanceof ScriptedService ? found : undefined;
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}

/** Gives services their keys, and makes what they are then what a reset returns to. */
async function makeReady(engine: Engine, services: readonly Service[]): Promise<void> {
  for (const service of services) {
    await makeKeys(engine, service);
    if (service instanceof ScriptedService) await service.keepAsStart();
  }
}

const summaryOf = ({ serviceId, accessToken, clients }: CompleteService): ServiceSummary => ({
  serviceId,
  accessToken,
  clients: clients.map(({ clientId, clientSecret, redirectUris }) => ({
    clientId,
    clientSecret,
    redirectUris,
  })),
});

function reportProblem(problem: unknown, where: string): void {
  const reason = problem instanceof Error ? (problem.stack ?? problem.message) : String(problem);
  process.stderr.write(`Failed to answer ${where}: ${reason}\n`);
}
