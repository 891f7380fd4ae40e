import { CheckBoard } from './control/check-board.js';
import { type ControlOptions, openControl } from './control/control.js';
import type { Controlled } from './control/controlled.js';
import { type LiveCoverage, type OpenCoverage, openCoverage } from './coverage/live-coverage.js';
import { RateLimiter } from './mock/access/rate-limit.js';
import { Engine, type ServiceOwner } from './mock/engine.js';
import { Fetcher } from './mock/fetcher.js';
import { demo, demoAt } from './mock/fixtures/demo.js';
import type { FixtureChanges } from './mock/fixtures/differences.js';
import type { Fixtures, ServiceFixture } from './mock/fixtures/fixtures.js';
import { completeFixtures, type ServiceSummary, serviceOwnerOf } from './mock/fixtures/load.js';
import type { ApiHandler, ApiRequest } from './mock/http.js';
import { chain } from './mock/responder.js';
import { systemClock } from './mock/state/clock.js';
import { memoryStore } from './mock/state/memory-store.js';
import { seededRandom, systemRandom } from './mock/state/random.js';
import type { Store } from './mock/state/store.js';
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
import { filterCheck } from './scenarios/filter-check.js';
import { MockService } from './scenarios/mock-service.js';
import { stubResponder } from './scenarios/stub-responder.js';
import { ServiceRegistry } from './service-registry.js';
import { type Contract, loadContract } from './spec/contract.js';

/** A listening server that also serves the control plane. */
export interface ControlledListening extends Listening {
  /** Base URL of the control plane, such as `http://127.0.0.1:4690/_testkit`. */
  readonly controlUrl: string;
  /** Bearer token that calls to the control plane must present. */
  readonly controlToken: string;
  /** Address of the console, with the control token in its fragment, which browsers do not send. */
  readonly consoleUrl: string;
}

type ControlledListenOptions = ListenOptions & { readonly control: true | ControlOptions };

/** An offline, stateful mock of Authlete, created by `createAuthlete`. */
export interface Authlete extends AsyncDisposable {
  /** API access token of the organization, with all rights to all services. */
  readonly organizationToken: string;
  /** HTTP Basic credentials with which clients of Authlete 2.x manage services. */
  readonly serviceOwner: ServiceOwner;
  /**
   * Resolves once the services of the fixtures exist: to what has changed in the fixtures since the store was used last,
   * or to `undefined` if the store is new. Calls wait for it. Rejects if the fixtures or the store cannot be used.
   */
  readonly ready: Promise<FixtureChanges | undefined>;
  /**
   * The services of the fixtures, as `load` has left them. Does not include services created by other calls. With a
   * store that has been used before, complete once `ready` resolves.
   */
  readonly services: readonly ServiceSummary[];
  /** What the mock counts; `undefined` without the option `coverage`, unless the console started to count. */
  readonly coverage: LiveCoverage | undefined;
  /**
   * Answers a request in-process, without opening a port. Only the path and query of the URL matter, not its host.
   */
  fetch(request: Request | string | URL, init?: RequestInit): Promise<Response>;
  /**
   * Listens on a TCP port, 4690 unless `port` is given; `port: 0` picks a free one. With `control`, the server also
   * serves the control plane. Rejects if the port is in use.
   *
   * @example
   * const { url, controlUrl, controlToken } = await authlete.listen({ port: 0, control: true });
   */
  listen(options: ControlledListenOptions): Promise<ControlledListening>;
  listen(options?: ListenOptions): Promise<Listening>;
  /**
   * Returns the address of the console: pages for a browser that show what the authorization server asks, what the
   * mock answers and why. Listens on a free port of 127.0.0.1 unless the mock already listens with its control plane.
   *
   * @example
   * console.log(await authlete.console()); // http://127.0.0.1:40123/_testkit/ui#token=…
   */
  console(): Promise<string>;
  /**
   * Returns a request handler to mount in an Express app or in any `node:http` server.
   *
   * @example
   * app.use('/authlete', authlete.express());
   */
  express(): RequestHandler;
  /**
   * Resolves to a service, with its stubs, clock, journal and state; `undefined` if no service has this ID. With a store
   * that other mocks share, stores what this mock has changed of them before, and brings what the others have changed.
   *
   * @example
   * const service = await authlete.service(serviceId);
   * service?.clock.advance('10m');
   */
  service(serviceId: number): Promise<MockService | undefined>;
  /**
   * Creates an isolated service: a copy of the demo service unless properties are given. Rejects with
   * `InvalidInputError` if its ID or one of its tokens is already taken.
   *
   * @example
   * const { serviceId, accessToken } = await authlete.createService({ serviceName: 'Tenant B' });
   */
  createService(service?: ServiceFixture): Promise<ServiceSummary>;
  /**
   * Deletes a service with its clients, tokens and other state. Resolves to `false` if there was no such service.
   *
   * @example
   * await authlete.deleteService(serviceId);
   */
  deleteService(serviceId: number): Promise<boolean>;
  /**
   * Replaces the fixtures while the mock runs, and resolves to the differences. Only what they changed changes: tokens,
   * tickets, journals, stubs and clocks of services that stay are kept, and so are services created by other calls.
   * `reset` then returns to the new fixtures. A service or client without an ID is the earlier one with its name, or else
   * the one at its position, and keeps its ID and secrets.
   *
   * Rejects with `InvalidInputError`, and changes nothing, if an ID or token is already taken.
   *
   * @example
   * const { services } = await authlete.load({ services: [{ serviceId: 1, serviceName: 'Renamed' }] });
   * console.log(services); // [{ serviceId: 1, change: 'changed', properties: ['serviceName'], … }]
   */
  load(fixtures: Fixtures): Promise<FixtureChanges>;
  /**
   * Restores every service to its initial state: recreates deleted services and deletes those created later. A
   * recording is replayed from its beginning.
   *
   * @example
   * beforeEach(() => authlete.reset());
   */
  reset(): Promise<void>;
  /**
   * Closes all listening servers, waits for background work, and closes the store.
   *
   * @example
   * await authlete.close({ grace: 1000 }); // pending responses get one second
   */
  close(options?: CloseOptions): Promise<void>;
}

/**
 * Creates a mock of Authlete that runs offline. Throws `InvalidInputError` if the options are not usable, such as an
 * issuer that is not a URL.
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
  const fixturesRandom = seed === undefined ? systemRandom : seededRandom(seed);
  // Mocks that share a store must not draw the same tickets and tokens.
  const repeatable = seed !== undefined && store.shared !== true;
  const random = repeatable ? fixturesRandom : systemRandom;
  // A separate source, so that enabling the control plane does not change what a seed yields.
  const controlRandom = seed === undefined ? systemRandom : seededRandom(`${seed}/control`);
  const replay = options.replay && replaying(options.replay);
  const demoData = options.issuer === undefined ? demo : demoAt(options.issuer);
  const start = startOf(options, demoData, contract);
  const serviceOwner = serviceOwnerOf(start, seed);
  const data = { ...completeFixtures(start, fixturesRandom), serviceOwner };
  let coverage = coverageOf(options, contract, store, onProblem);
  const engine = new Engine({
    contract,
    store,
    clock,
    random,
    repeatable,
    rateLimiter:
      rateLimit === false ? undefined : new RateLimiter(rateLimit === true ? {} : rateLimit, store),
    journalLength: options.journalLength ?? 1000,
    fetcher: new Fetcher(options.fetch),
    grantedScopes: options.grantedScopes ?? true,
    hsm: options.hsm ?? true,
    serviceOwner,
    organizationId: data.organizationId,
    openService: (owner, ...parts) => new MockService(owner, ...parts),
    counter: coverage?.counter,
    startCounting() {
      coverage ??= coverageOf({ coverage: true }, contract, store, onProblem);
      engine.options.counter = coverage?.counter;
    },
    onExchange: options.onExchange,
    onProblem,
  });
  engine.journal.checkedBy(filterCheck(contract));
  const registry = new ServiceRegistry(engine, start, data, random, {
    sharedKeys: options.sharedKeys ?? false,
    standard: demoData.services?.[0] ?? {},
    loadRandom: seed === undefined ? systemRandom : seededRandom(`${seed}/load`),
    onReset: () => replay?.reset(),
  });
  // Load the operations lazily, so that the port can open first.
  const ready = registry.ready.then(async () => {
    const [{ handle }, { mockResponder }] = await Promise.all([
      import('./mock/handle.js'),
      import('./mock/mock-responder.js'),
    ]);
    const replayed = replay === undefined ? [] : [replay.answer];
    const responder = chain([stubResponder, ...replayed, mockResponder, answersFromContract(contract)]);
    return (request: ApiRequest) => handle(engine, responder, request);
  });
  let handler: ApiHandler | undefined;
  ready.then(
    (loaded) => {
      handler = loaded;
    },
    () => {},
  );
  let listening: (Listening | ControlledListening)[] = [];
  const controls: Controlled = {
    contract,
    registry,
    journal: engine.journal,
    get serviceOwner() {
      return engine.options.serviceOwner;
    },
    onProblem,
    check: new CheckBoard(store),
    fetch: (path, init) => answerFetch(answer, `http://authlete.invalid${path}`, init),
    async coverage() {
      if (coverage === undefined) await engine.follow();
      return coverage;
    },
    startCoverage: () => engine.startCounting(),
  };

  const answer: ApiHandler = (request) => handler?.(request) ?? ready.then((loaded) => loaded(request));

  function listenOn(options: ControlledListenOptions): Promise<ControlledListening>;
  function listenOn(options?: ListenOptions): Promise<Listening>;
  async function listenOn({ host = '127.0.0.1', port = 4690, control = false }: ListenOptions = {}) {
    await registry.ready;
    const plane =
      control === false ? undefined : openControl(controls, control === true ? {} : control, controlRandom);
    const server = await listen(answer, host, port, plane);
    if (plane === undefined) {
      listening.push(server);
      return server;
    }
    const controlled = { ...server, ...controlAddresses(server.url, plane.token) };
    listening.push(controlled);
    return controlled;
  }

  async function console(): Promise<string> {
    const open = listening.find(hasControl);
    return (open ?? (await listenOn({ port: 0, control: true }))).consoleUrl;
  }

  async function close(options?: CloseOptions): Promise<void> {
    await Promise.all(listening.map((server) => server.close(options)));
    listening = [];
    // A mock that is closed at once is still loading its operations.
    await ready.catch(() => {});
    await engine.background.settled();
    await engine.close();
    // The others notice it later.
    await coverage?.leave().catch(() => {});
    await store.close();
    coverage?.close();
  }

  return {
    get organizationToken() {
      return registry.organizationToken;
    },
    get serviceOwner() {
      return engine.options.serviceOwner;
    },
    get services() {
      return registry.started;
    },
    get coverage() {
      return coverage;
    },
    ready: registry.ready,
    fetch: (request, init) => answerFetch(answer, request, init),
    express: () => nodeHandler(answer),
    listen: listenOn,
    console,
    createService: (service) => registry.create(service),
    deleteService: (serviceId) => registry.delete(serviceId),
    load: (fixtures) => registry.load(startOf({ ...options, fixtures }, demoData, contract)),
    reset: () => registry.reset(),
    service: (serviceId) => registry.find(serviceId),
    close,
    [Symbol.asyncDispose]: () => close(),
  };
}

/** Whether a server also serves the control plane. */
export const hasControl = (server: Listening | ControlledListening): server is ControlledListening =>
  'consoleUrl' in server;

/** Returns what leads to a control plane at a base URL. */
export const controlAddresses = (
  url: string,
  controlToken: string,
): Pick<ControlledListening, 'controlUrl' | 'controlToken' | 'consoleUrl'> => ({
  controlUrl: url + controlPath,
  controlToken,
  consoleUrl: `${url}${controlPath}/ui#token=${encodeURIComponent(controlToken)}`,
});

function coverageOf(
  { coverage = false }: AuthleteOptions,
  contract: Contract,
  store: Store,
  onProblem: (problem: unknown, where: string) => void,
): OpenCoverage | undefined {
  if (coverage === false) return undefined;
  const { version } = contract.document.info;
  return openCoverage(coverage, version, {
    store,
    onProblem: (problem) => onProblem(problem, 'coverage'),
  });
}

function startOf(
  { fixtures: data, replay }: AuthleteOptions,
  demoData: Fixtures,
  contract: Contract,
): Fixtures {
  return replay === undefined ? (data ?? demoData) : withRecorded(data ?? {}, replay, contract);
}

function warnOfLimit(limit: number): void {
  process.emitWarning(
    `The mock has reached its limit of ${limit} state entries and drops those that expire first. To keep more, raise maxMemory (--max-memory).`,
  );
}

function reportProblem(problem: unknown, where: string): void {
  const reason = problem instanceof Error ? (problem.stack ?? problem.message) : String(problem);
  process.stderr.write(`Failed to answer ${where}: ${reason}\n`);
}
