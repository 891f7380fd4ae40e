import { type ControlOptions, openControl } from './control/control.js';
import { RateLimiter } from './mock/access/rate-limit.js';
import type { Data, ServiceData } from './mock/data/data.js';
import { demo, demoAt } from './mock/data/demo.js';
import { completeData, type ServiceSummary } from './mock/data/load.js';
import { Engine, type ServiceOwner } from './mock/engine.js';
import { Fetcher } from './mock/fetcher.js';
import type { ApiRequest, ApiResponse } from './mock/http.js';
import { systemClock } from './mock/state/clock.js';
import { memoryStore } from './mock/state/memory-store.js';
import { seededRandom, systemRandom } from './mock/state/random.js';
import { answerFetch } from './mock/transport/fetch.js';
import {
  type CloseOptions,
  controlPath,
  type Listening,
  listen,
  nodeHandler,
  type RequestHandler,
} from './mock/transport/node.js';
import { answersFromContract } from './mock/unknown-operation.js';
import type { AuthleteOptions, ListenOptions } from './options.js';
import { withRecorded } from './recording/replay/services.js';
import { replaying } from './recording/replaying.js';
import { ScriptedService } from './scenarios/scripted-service.js';
import { type Contract, loadContract } from './spec/contract.js';
import { Worlds } from './worlds.js';

/** A server that answers with its control plane too. */
export interface ControlledListening extends Listening {
  /** Such as `http://127.0.0.1:4690/_testkit`. */
  readonly controlUrl: string;
  /** The bearer token that the control plane asks for. */
  readonly controlToken: string;
}

type ControlledListenOptions = ListenOptions & { readonly control: true | ControlOptions };

/** A stateful Authlete. */
export interface Authlete extends AsyncDisposable {
  /** The token of the organization: it may do everything with every service. */
  readonly organizationToken: string;
  /** The HTTP Basic credentials with which clients of Authlete 2.x manage services. */
  readonly serviceOwner: ServiceOwner;
  /** The services that the mock started with. */
  readonly services: readonly ServiceSummary[];
  /** Answers a request without a socket; the host of its URL makes no difference. */
  fetch(request: Request | string | URL, init?: RequestInit): Promise<Response>;
  /**
   * Answers on a port; `port: 0` takes a free one. Rejects if the port is taken.
   *
   * @example
   * const { url, controlUrl, controlToken } = await authlete.listen({ port: 0, control: true });
   */
  listen(options: ControlledListenOptions): Promise<ControlledListening>;
  listen(options?: ListenOptions): Promise<Listening>;
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
  /**
   * Returns every service to its start, brings back those that were deleted and deletes those that came later. A
   * recording is replayed from its beginning.
   */
  reset(): Promise<void>;
  /** Ends what listens, and the mock. */
  close(options?: CloseOptions): Promise<void>;
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
    store = memoryStore({ limit: options.maxMemory ?? 500_000, onFull: warnOfLimit }),
    contract = loadContract(),
    rateLimit = false,
    onProblem = reportProblem,
  } = options;
  const random = seed === undefined ? systemRandom : seededRandom(seed);
  // Of its own, so that what a seed gives does not depend on whether there is a control plane.
  const controlRandom = seed === undefined ? systemRandom : seededRandom(`${seed}/control`);
  const replay = options.replay && replaying(options.replay);
  const demoData = options.issuer === undefined ? demo : demoAt(options.issuer);
  const data = completeData(startOf(options, demoData, contract), random);
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
    replay,
    grantedScopes: options.grantedScopes ?? true,
    hsm: options.hsm ?? true,
    serviceOwner: data.serviceOwner,
    organizationId: options.data?.organizationId,
    openService: (owner, ...world) => new ScriptedService(owner, ...world),
    onExchange: options.onExchange ?? (() => {}),
    onProblem,
  });
  const worlds = new Worlds(engine, data, random, {
    sharedKeys: options.sharedKeys ?? false,
    standard: demoData.services?.[0] ?? {},
  });
  // A port is open before the operations are loaded.
  const ready = worlds.ready.then(async () => (await import('./mock/handle.js')).handle);
  ready.catch(() => {});
  let listening: Listening[] = [];

  const answer = async (request: ApiRequest): Promise<ApiResponse> => {
    const handle = await ready;
    return handle(engine, request);
  };

  function listenOn(options: ControlledListenOptions): Promise<ControlledListening>;
  function listenOn(options?: ListenOptions): Promise<Listening>;
  async function listenOn({ host = '127.0.0.1', port = 4690, control = false }: ListenOptions = {}) {
    await worlds.ready;
    const plane =
      control === false
        ? undefined
        : openControl({ contract, worlds, onProblem }, control === true ? {} : control, controlRandom);
    const server = await listen(answer, host, port, plane);
    listening.push(server);
    if (plane === undefined) return server;
    return { ...server, controlUrl: server.url + controlPath, controlToken: plane.token };
  }

  async function close(options?: CloseOptions): Promise<void> {
    await Promise.all(listening.map((server) => server.close(options)));
    listening = [];
    await engine.background.settled();
    await store.close();
  }

  return {
    organizationToken: data.organizationToken,
    serviceOwner: data.serviceOwner,
    services: worlds.started,
    fetch: (request, init) => answerFetch(answer, new Request(request, init)),
    express: () => nodeHandler(answer),
    listen: listenOn,
    createService: (service) => worlds.create(service),
    deleteService: (serviceId) => worlds.delete(serviceId),
    reset: () => worlds.reset(),
    service: (serviceId) => worlds.find(serviceId),
    close,
    [Symbol.asyncDispose]: () => close(),
  };
}

function startOf({ data, replay }: AuthleteOptions, demoData: Data, contract: Contract): Data {
  return replay === undefined ? (data ?? demoData) : withRecorded(data ?? {}, replay, contract);
}

function warnOfLimit(limit: number): void {
  process.emitWarning(
    `The mock keeps ${limit} entries of state, as many as it may, and drops those that expired first. Raise maxMemory, or --max-memory, to keep more.`,
  );
}

function reportProblem(problem: unknown, where: string): void {
  const reason = problem instanceof Error ? (problem.stack ?? problem.message) : String(problem);
  process.stderr.write(`Failed to answer ${where}: ${reason}\n`);
}
