import { isDeepStrictEqual } from 'node:util';
import type { ServiceRecord } from '../domain/records.js';
import { isObject } from '../json.js';
import type { Contract } from '../spec/contract.js';
import { oncePer } from '../spec/once-per.js';
import { type Router, routerOf } from '../spec/router.js';
import type { RateLimiter } from './access/rate-limit.js';
import { ApiTokens, defaultRights } from './access/tokens.js';
import { Background } from './background.js';
import type { CallCounter } from './call-counter.js';
import type { JournalExchange } from './exchange.js';
import type { Fetcher } from './fetcher.js';
import type { AccessTokenFixture, ServiceAccess } from './fixtures/fixtures.js';
import { AuditLog } from './idp/audit-log.js';
import { Journal } from './journal.js';
import { Outage } from './outage.js';
import type { Decoder } from './request/decoder.js';
import { decoderOf } from './request/decoder-of.js';
import { ResponseWriter } from './response-writer.js';
import type { Service } from './service.js';
import { sharedClock } from './shared-clock.js';
import { SharedCounting } from './shared-counting.js';
import { type Clock, ServiceClock } from './state/clock.js';
import type { Random } from './state/random.js';
import { SharedDocument, unshared } from './state/shared-document.js';
import { andThen, type MaybePromise, type Store } from './state/store.js';
import { unsetMembersOf } from './unset-members.js';

export interface EngineOptions {
  readonly contract: Contract;
  readonly store: Store;
  readonly clock: Clock;
  readonly random: Random;
  /** Whether keys are also generated from `random`, so that a seed makes them repeatable. */
  readonly repeatable: boolean;
  readonly rateLimiter: RateLimiter | undefined;
  /** Maximum number of exchanges that the journal of a service keeps. */
  readonly journalLength: number;
  /** Whether granted scopes are stored; a shared Authlete does not store them. */
  readonly grantedScopes: boolean;
  /** Whether hardware-secured keys are available; they are not on a shared Authlete. */
  readonly hsm: boolean;
  /** Credentials for managing services as in Authlete 2.x. */
  serviceOwner: ServiceOwner;
  /** ID of the organization of organization tokens; if `undefined`, calls may name any ID. */
  organizationId: number | undefined;
  /** Creates the in-process object of a service. */
  readonly openService: OpenService;
  /** Fetches documents that clients refer to by URL. */
  readonly fetcher: Fetcher;
  /** Counts each answer; `undefined` while nothing is counted. */
  counter: CallCounter | undefined;
  /** Called when another mock that shares the store was told to count. */
  readonly startCounting: () => void;
  /** Called with each exchange, including those that belong to no service. */
  readonly onExchange: ((exchange: JournalExchange) => void) | undefined;
  /** Called with each error inside the mock; `where` is the method and API path. */
  readonly onProblem: (problem: unknown, where: string) => void;
}

/** API key and secret of the owner of services in Authlete 2.x. */
export interface ServiceOwner {
  readonly apiKey: string;
  readonly apiSecret: string;
}

export type OpenService = (engine: Engine, ...parts: ConstructorParameters<typeof Service>) => Service;

type UnsetMembers = Readonly<Record<string, boolean | number>>;

const writersOf = oncePer(({ operations, resolve }: Contract) => {
  const writers = new Map<string, ResponseWriter>();
  return (operationId: string): ResponseWriter => {
    const known = writers.get(operationId);
    if (known !== undefined) return known;
    const { responseSchema = {} } = operations.get(operationId) ?? {};
    const writer = new ResponseWriter(unsetMembersOf(responseSchema, resolve));
    writers.set(operationId, writer);
    return writer;
  };
});

const unsetOf = oncePer(({ resolve }: Contract) => {
  const of = (name: string) => unsetMembersOf({ $ref: `#/components/schemas/${name}` }, resolve);
  return { service: of('service'), client: of('client') };
});

/** State and settings shared by all services of one mock. */
export class Engine {
  readonly tokens = new ApiTokens();
  readonly audit: AuditLog;
  /** The calls that belong to no service: of an unknown path or service, or of the whole mock. */
  readonly journal: Journal;
  readonly router: Router;
  readonly decoder: Decoder;
  readonly fetcher: Fetcher;
  readonly background: Background;
  readonly storeOutage = new Outage();
  readonly #logOutage = new Outage();
  readonly #services = new Map<number, Service>();
  readonly #counting: SharedCounting;
  /** What services may be accessed with, where it was changed while this mock ran. */
  readonly #changedAccess = new WeakMap<Service, ServiceAccess>();
  readonly #writers: (operationId: string) => ResponseWriter;
  readonly #unset: Readonly<Record<'service' | 'client', UnsetMembers>>;

  constructor(readonly options: EngineOptions) {
    this.router = routerOf(options.contract);
    this.decoder = decoderOf(options.contract);
    this.#writers = writersOf(options.contract);
    this.#unset = unsetOf(options.contract);
    this.fetcher = options.fetcher;
    this.audit = new AuditLog(options.store.log);
    this.journal = this.#journalOf('mock');
    this.background = new Background(options.onProblem);
    this.#counting = new SharedCounting(options.startCounting);
  }

  /** Returns the service with the ID as written in a path; `undefined` if it does not exist. */
  find(serviceId: string): MaybePromise<Service | undefined> {
    if (!/^[1-9]\d{0,15}$/.test(serviceId)) return undefined;
    const known = this.#services.get(Number(serviceId));
    if (known !== undefined) return known;
    return andThen(this.options.store.get('services', serviceId), (stored) =>
      isServiceEntry(stored?.value) ? this.#open(stored.value) : undefined,
    );
  }

  /** Stores the last changes of the services, and takes over those of other processes for reports. */
  async close(): Promise<void> {
    const ended = [...this.#services.values()].map(async (service) => {
      service.withdraw();
      // A store that is away was reported by the calls that needed it.
      await service.shared?.refresh().catch(() => {});
      await service.journal.close();
    });
    await Promise.all([...ended, this.journal.close()]);
  }

  /** Forgets a service that another process has deleted. */
  forget(service: Service): void {
    this.#services.delete(service.id);
    this.options.counter?.release(service.id);
    this.tokens.removeService(service.id);
  }

  /** Resolves to all services, ordered by ID. */
  async services(): Promise<Service[]> {
    return (await this.#entries()).map((entry) => this.#open(entry));
  }

  /** Resolves to the number for a new service: the highest number so far plus one. */
  async nextServiceNumber(): Promise<number> {
    let last = 0;
    for (const { number } of await this.#entries()) last = Math.max(last, number);
    return last + 1;
  }

  async #entries(): Promise<ServiceEntry[]> {
    const stored = await this.options.store.list('services');
    return stored.map(({ value }) => value).filter(isServiceEntry);
  }

  async addService(settings: ServiceRecord, access: ServiceAccess): Promise<Service> {
    const { apiKey: id, number } = settings;
    const entry: ServiceEntry = { id, number, access };
    const service = this.#open(entry);
    await this.options.store.write([
      { op: 'put', collection: 'services', key: String(id), value: entry },
      ...service.batch().put('service', 'settings', settings).changes,
    ]);
    this.#counting.created(service);
    return service;
  }

  /** Takes over what tests of other processes control. */
  async follow(): Promise<void> {
    await Promise.all((await this.services()).map(({ shared }) => shared?.refresh()));
  }

  /** Lets all mocks that share the store count. Resolves once they will. */
  async startCounting(): Promise<void> {
    await this.#counting.startAll(await this.services());
  }

  /** Replaces the API access tokens of a service. Its quirks are set by the caller. */
  async changeAccess(service: Service, access: ServiceAccess): Promise<void> {
    const { store } = this.options;
    const key = String(service.id);
    const found = await store.get('services', key);
    if (!isServiceEntry(found?.value)) return;
    const value: ServiceEntry = { ...found.value, access };
    await store.write([{ op: 'put', collection: 'services', key, value, when: 'present' }]);
    const { shared = unshared } = service;
    shared.change(() => {
      this.#changedAccess.set(service, access);
      this.#giveAccess(service, access);
    });
  }

  /** Deletes a service with its state and tokens. */
  async deleteService(service: Service): Promise<void> {
    const key = String(service.id);
    // Changes that cannot be stored end with the service.
    await service.shared?.saved().catch(() => {});
    await this.options.store.write([
      { op: 'delete', collection: 'services', key },
      { op: 'delete', collection: startCollection, key },
      { op: 'delete', collection: controlCollection, key },
    ]);
    await this.options.store.log?.clear(key);
    await service.clear();
    this.forget(service);
  }

  /** Returns the writer of an operation's responses, which always contain their booleans and numbers. */
  responseWriter(operationId: string): ResponseWriter {
    return this.#writers(operationId);
  }

  /** The boolean and number members that a service or client always has, with their unset values. */
  unsetMembersOf(name: 'service' | 'client'): UnsetMembers {
    return this.#unset[name];
  }

  /** Reports that the log cannot be used. */
  readonly logProblem = (problem: unknown): void =>
    this.#logOutage.began(() => {
      // Otherwise a call has reported it.
      if (!this.storeOutage.isOn) this.options.onProblem(problem, 'the journal');
    });

  /** Opens the journal of a service, or of the mock, which all mocks share whose store has a log. */
  #journalOf(stream: string, changes?: SharedDocument): Journal {
    const { log } = this.options.store;
    const shared = log && {
      log,
      stream,
      onProblem: this.logProblem,
      onSuccess: () => this.#logOutage.ended(),
    };
    return new Journal(this.options.journalLength, { changes, ...(shared && { shared }) });
  }

  #open({ id, access }: ServiceEntry): Service {
    const known = this.#services.get(id);
    if (known !== undefined) return known;
    const { store, clock, random, openService } = this.options;
    const shared = store.shared === true ? this.#sharedOf(id) : undefined;
    const service = openService(
      this,
      id,
      store,
      shared === undefined ? new ServiceClock(clock) : sharedClock(clock, shared),
      random,
      this.#journalOf(String(id), shared),
      this.fetcher,
      shared,
    );
    this.#giveAccess(service, access);
    shared?.part('access', {
      // Until it is changed, it is as it was when this process opened the service.
      follow: (changed) => {
        if (!isObject(changed) || isDeepStrictEqual(changed, service.access)) return;
        this.#changedAccess.set(service, changed);
        this.#giveAccess(service, changed);
      },
      read: () => this.#changedAccess.get(service),
    });
    if (shared !== undefined) this.#counting.join(service, shared);
    this.#services.set(id, service);
    return service;
  }

  #sharedOf(serviceId: number): SharedDocument {
    const { store, onProblem } = this.options;
    const key = String(serviceId);
    return new SharedDocument({
      store,
      collection: controlCollection,
      key,
      // A change must not bring back the document of a deleted service.
      guard: { op: 'check', collection: 'services', key, when: 'present' },
      onProblem: (problem) => onProblem(problem, `the tokens, the clock or the stubs of service ${key}`),
    });
  }

  #giveAccess(service: Service, access: ServiceAccess): void {
    const { id: serviceId } = service;
    const { accessToken, accessTokens = [] } = access;
    this.tokens.removeService(serviceId);
    for (const { token, rights = defaultRights, ...rest } of [
      ...(accessToken === undefined ? [] : [{ token: accessToken }]),
      ...accessTokens,
    ] satisfies AccessTokenFixture[])
      this.tokens.add(token, { serviceId, rights, ...rest });
    service.giveAccess(access);
  }
}

/** The collection of the states that services start with. Key: service ID. */
export const startCollection = 'start';

/** The collection of what tests control: clocks, stubs, scenarios and marks. Key: service ID. */
const controlCollection = 'control';

interface ServiceEntry {
  readonly id: number;
  readonly number: number;
  readonly access: ServiceAccess;
}

const isServiceEntry = (entry: unknown): entry is ServiceEntry =>
  isObject(entry) &&
  typeof entry['id'] === 'number' &&
  typeof entry['number'] === 'number' &&
  isObject(entry['access']);
