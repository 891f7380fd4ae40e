import type { Contract, ContractOperation } from '../spec/contract.js';
import { isObject } from '../spec/json.js';
import type { Schema } from '../spec/openapi.js';
import { Router } from '../spec/router.js';
import type { RateLimiter } from './access/rate-limit.js';
import { ApiTokens } from './access/tokens.js';
import { Background } from './background.js';
import type { Fetcher } from './fetcher.js';
import { AuditLog } from './idp/audit-log.js';
import type { Exchange } from './journal.js';
import type { AnyCall } from './operation.js';
import { Decoder } from './request/decoder.js';
import type { Outcome } from './respond.js';
import type { Service } from './service.js';
import { type Clock, ServiceClock } from './state/clock.js';
import type { Random } from './state/random.js';
import type { ServiceRecord } from './state/records.js';
import type { Store } from './state/store.js';
import type { AnswerUnknown } from './unknown-operation.js';
import { unsetMembersOf } from './unset-members.js';

export interface EngineOptions {
  readonly contract: Contract;
  readonly store: Store;
  readonly clock: Clock;
  readonly random: Random;
  /** Whether keys too come from `random`, so that a seed repeats them. */
  readonly repeatable: boolean;
  readonly rateLimiter: RateLimiter | undefined;
  /** How many exchanges the journal of a service keeps. */
  readonly journalLength: number;
  /** Answers an operation that the contract has and the mock does not. */
  readonly unknownOperation: AnswerUnknown;
  /** Answers in place of the mock, if given. */
  readonly replay?: Answerer | undefined;
  /** Whether the service keeps which scopes users granted; a shared Authlete does not. */
  readonly grantedScopes: boolean;
  /** Whether the server offers hardware-secured keys; a shared Authlete does not. */
  readonly hsm: boolean;
  /** Who manages services with the credentials of Authlete 2.x. */
  readonly serviceOwner: ServiceOwner;
  /** The organization that the tokens of an organization belong to; any that a call names when left out. */
  readonly organizationId: number | undefined;
  /** Makes what stands for a service in this process. */
  readonly openService: OpenService;
  /** Reaches what clients refer to by URL. */
  readonly fetcher: Fetcher;
  /** Told of each exchange, those of no service included. */
  readonly onExchange: (exchange: Exchange) => void;
  /** Told of what went wrong inside the mock; `where` is method and API path. */
  readonly onProblem: (problem: unknown, where: string) => void;
}

/** The owner of services, as Authlete 2.x knows it. */
export interface ServiceOwner {
  readonly apiKey: string;
  readonly apiSecret: string;
}

/** Answers calls of operations, each of which has been authorized and read. */
export interface Answerer {
  answer(operation: ContractOperation, call: AnyCall): Promise<Outcome>;
  /** Begins again. */
  reset(): void;
}

export type OpenService = (engine: Engine, ...world: ConstructorParameters<typeof Service>) => Service;

type Unset = Readonly<Record<string, boolean | number>>;

/** What all services of one mock share. */
export class Engine {
  readonly tokens = new ApiTokens();
  readonly audit = new AuditLog();
  readonly router: Router;
  readonly decoder: Decoder;
  readonly fetcher: Fetcher;
  readonly background: Background;
  readonly #services = new Map<number, Service>();
  readonly #unset = new Map<string, Unset>();

  constructor(readonly options: EngineOptions) {
    this.router = new Router(options.contract.operations.values());
    this.decoder = new Decoder(options.contract.resolve);
    this.fetcher = options.fetcher;
    this.background = new Background(options.onProblem);
  }

  /** The service with an id, as a path names it; none if it does not exist. */
  async find(serviceId: string): Promise<Service | undefined> {
    if (!/^[1-9]\d{0,15}$/.test(serviceId)) return undefined;
    const known = this.#services.get(Number(serviceId));
    if (known !== undefined) return known;
    const stored = await this.options.store.get('services', serviceId);
    return stored === undefined ? undefined : this.#open(Number(serviceId));
  }

  /** The services that exist, in the order of their ids. */
  async services(): Promise<Service[]> {
    return (await this.#entries()).map(({ id }) => this.#open(id));
  }

  /** The number for a new service: that after the highest one. */
  async nextServiceNumber(): Promise<number> {
    let last = 0;
    for (const { number } of await this.#entries()) last = Math.max(last, number);
    return last + 1;
  }

  async #entries(): Promise<ServiceEntry[]> {
    return (await this.options.store.list('services')).filter(isServiceEntry);
  }

  async addService(settings: ServiceRecord): Promise<Service> {
    const { apiKey: id, number } = settings;
    await this.options.store.put('services', String(id), { id, number } satisfies ServiceEntry);
    const service = this.#open(id);
    await service.put('service', 'settings', settings);
    return service;
  }

  /** Deletes a service with everything that hangs under it. */
  async deleteService(service: Service): Promise<void> {
    await this.options.store.delete('services', String(service.id));
    await service.clear();
    this.#services.delete(service.id);
    this.tokens.removeService(service.id);
  }

  /** The booleans and numbers that a response has even when nothing set them: false and 0. */
  unsetMembers(operationId: string): Unset {
    const { responseSchema = {} } = this.options.contract.operations.get(operationId) ?? {};
    return this.#unsetOf(operationId, responseSchema);
  }

  /** Those that a service or a client has. */
  unsetMembersOf(name: 'service' | 'client'): Unset {
    return this.#unsetOf(name, { $ref: `#/components/schemas/${name}` });
  }

  #unsetOf(name: string, schema: Schema): Unset {
    const unset = this.#unset.get(name) ?? unsetMembersOf(schema, this.options.contract.resolve);
    this.#unset.set(name, unset);
    return unset;
  }

  #open(id: number): Service {
    const { store, clock, random, journalLength, openService } = this.options;
    const service =
      this.#services.get(id) ??
      openService(this, id, store, new ServiceClock(clock), random, journalLength, this.fetcher);
    this.#services.set(id, service);
    return service;
  }
}

interface ServiceEntry {
  readonly id: number;
  readonly number: number;
}

const isServiceEntry = (entry: unknown): entry is ServiceEntry =>
  isObject(entry) && typeof entry['id'] === 'number' && typeof entry['number'] === 'number';
