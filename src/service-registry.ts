import type { OwnKeys } from './domain/records.js';
import { AlreadyTakenError } from './invalid-input-error.js';
import type { Engine } from './mock/engine.js';
import type { ServiceFixture } from './mock/fixtures/fixtures.js';
import {
  type CompleteFixtures,
  type CompleteService,
  completeFixtures,
  load,
  loadServices,
  type ServiceSummary,
} from './mock/fixtures/load.js';
import type { Service } from './mock/service.js';
import { giveKeys, ownKeys } from './mock/services/own-keys.js';
import type { Random } from './mock/state/random.js';
import { MockService } from './scenarios/mock-service.js';

/** The API access tokens of a service. */
export type ServiceTokens = Pick<CompleteService, 'accessToken' | 'accessTokens'>;

interface ServiceRegistryOptions {
  /** Whether services without `jwks` share the same keys. */
  readonly sharedKeys: boolean;
  /** The service that `create` creates by default. */
  readonly standard: ServiceFixture;
  /** Called at the start of each reset. */
  readonly onReset: () => void;
}

/** The services of a mock: those it started with and those created later. */
export class ServiceRegistry {
  readonly #engine: Engine;
  readonly #start: CompleteFixtures;
  readonly #random: Random;
  readonly #standard: ServiceFixture;
  readonly #onReset: () => void;
  /** The services that the mock started with. */
  readonly started: readonly ServiceSummary[];
  /** IDs of services that are being created. */
  readonly #making = new Set<number>();
  /** Returns the keys for a service without `jwks`. */
  readonly #keys: () => OwnKeys;
  /** The API access tokens of the services. The engine has only their hashes. */
  readonly #tokens = new Map<number, ServiceTokens>();
  /** Resolves once the initial services exist. */
  readonly ready: Promise<void>;

  constructor(
    engine: Engine,
    start: CompleteFixtures,
    random: Random,
    { sharedKeys, standard, onReset }: ServiceRegistryOptions,
  ) {
    this.#engine = engine;
    let shared: OwnKeys | undefined;
    this.#keys = () => {
      if (!sharedKeys) return ownKeys(engine.options);
      shared ??= ownKeys(engine.options);
      return shared;
    };
    this.#start = start;
    this.#random = random;
    this.#standard = standard;
    this.#onReset = onReset;
    this.started = start.services.map(summaryOf);
    for (const service of start.services) this.#tokens.set(service.serviceId, tokensOf(service));
    this.ready = load(engine, start).then((services) => this.#makeReady(services));
    this.ready.catch(() => {});
  }

  async all(): Promise<MockService[]> {
    await this.ready;
    return (await this.#engine.services()).filter((service) => service instanceof MockService);
  }

  async find(serviceId: number): Promise<MockService | undefined> {
    await this.ready;
    const found = await this.#engine.find(String(serviceId));
    return found instanceof MockService ? found : undefined;
  }

  /** Creates a service. Rejects with `AlreadyTakenError` if its ID or a token is already in use. */
  async create(given: ServiceFixture = this.#standard): Promise<ServiceSummary> {
    await this.ready;
    const { services } = completeFixtures({ services: [given] }, this.#random);
    const [made] = services;
    if (made === undefined) throw new Error('No service was made.');
    if (this.#making.has(made.serviceId)) throw idTaken(made);
    this.#making.add(made.serviceId);
    try {
      await this.#mustBeFree(made);
      this.#tokens.set(made.serviceId, tokensOf(made));
      await this.#makeReady(await loadServices(this.#engine, services));
    } finally {
      this.#making.delete(made.serviceId);
    }
    return summaryOf(made);
  }

  async delete(serviceId: number): Promise<boolean> {
    await this.ready;
    const service = await this.#engine.find(String(serviceId));
    if (service !== undefined) await this.#engine.deleteService(service);
    return service !== undefined;
  }

  /** Returns the API access tokens of a service: the organization's if it was created by a call of the API. */
  tokensOf(serviceId: number): ServiceTokens {
    return this.#tokens.get(serviceId) ?? { accessToken: this.#start.organizationToken };
  }

  async reset(): Promise<void> {
    await this.ready;
    this.#onReset();
    this.#engine.audit.clear();
    this.#engine.journal.clear();
    const started = new Set(this.#start.services.map(({ serviceId }) => serviceId));
    const present = await this.#engine.services();
    for (const service of present) {
      if (!started.has(service.id)) await this.#engine.deleteService(service);
      else if (service instanceof MockService) await service.reset();
    }
    const gone = this.#start.services.filter(({ serviceId }) => !present.some(({ id }) => id === serviceId));
    await this.#makeReady(await loadServices(this.#engine, gone));
  }

  /** Gives services their keys, then stores their state as the one that a reset restores. */
  async #makeReady(services: readonly Service[]): Promise<void> {
    for (const service of services) {
      await giveKeys(service, this.#keys);
      if (service instanceof MockService) await service.keepAsStart();
    }
  }

  async #mustBeFree(service: CompleteService): Promise<void> {
    if ((await this.#engine.find(String(service.serviceId))) !== undefined) throw idTaken(service);
    const { accessToken, accessTokens = [] } = service;
    const tokens = [accessToken, ...accessTokens.map(({ token }) => token)];
    if (tokens.some((token) => this.#engine.tokens.has(token)))
      throw new AlreadyTakenError(
        'Failed to create a service: its token already belongs to another service. Please use a different token, or omit it.',
      );
  }
}

const tokensOf = ({ accessToken, accessTokens }: CompleteService): ServiceTokens => ({
  accessToken,
  ...(accessTokens !== undefined && { accessTokens }),
});

const idTaken = ({ serviceId }: CompleteService): AlreadyTakenError =>
  new AlreadyTakenError(
    `Failed to create a service: the ID ${serviceId} is in use. Please choose another ID, or omit it.`,
  );

const summaryOf = (service: CompleteService): ServiceSummary => ({
  serviceId: service.serviceId,
  accessToken: service.accessToken,
  apiSecret: service.apiSecret,
  clients: service.clients.map(({ clientId, clientSecret, redirectUris }) => ({
    clientId,
    clientSecret,
    redirectUris,
  })),
});
