import type { OwnKeys } from './domain/records.js';
import { AlreadyTakenError } from './invalid-input-error.js';
import type { Engine } from './mock/engine.js';
import { changeService } from './mock/fixtures/change-service.js';
import { differences, type FixtureChanges, type ServiceChange } from './mock/fixtures/differences.js';
import type { Fixtures, ServiceFixture } from './mock/fixtures/fixtures.js';
import {
  accessOf,
  addOrganizationTokens,
  type CompleteFixtures,
  type CompleteService,
  completeFixtures,
  loadServices,
  type ServiceSummary,
} from './mock/fixtures/load.js';
import { allTokens, mustBeLoadable, tokensOfOrganization } from './mock/fixtures/loadable.js';
import { claimStore, storeFixtures } from './mock/fixtures/stored-fixtures.js';
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
  /** Source of the IDs and secrets that `load` generates, so that they do not depend on the calls before. */
  readonly loadRandom: Random;
  /** Called at the start of each reset. */
  readonly onReset: () => void;
}

/** The services of a mock: those it started with and those created later. */
export class ServiceRegistry {
  readonly #engine: Engine;
  /** The fixtures that a reset returns to. */
  #start: CompleteFixtures;
  readonly #random: Random;
  readonly #standard: ServiceFixture;
  readonly #loadRandom: Random;
  readonly #onReset: () => void;
  /** The end of the latest `load` or `reset`, which run one after the other. */
  #last: Promise<unknown> = Promise.resolve();
  /** IDs of services that are being created. */
  readonly #making = new Set<number>();
  /** Returns the keys for a service without `jwks`. */
  readonly #keys: () => OwnKeys;
  /**
   * Resolves once the initial services exist: to the changes of the fixtures since the store was used last, or to
   * `undefined` if it is new.
   */
  readonly ready: Promise<FixtureChanges | undefined>;

  constructor(
    engine: Engine,
    given: Fixtures,
    start: CompleteFixtures,
    random: Random,
    { sharedKeys, standard, loadRandom, onReset }: ServiceRegistryOptions,
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
    this.#loadRandom = loadRandom;
    this.#onReset = onReset;
    this.ready = this.#open(given);
    this.ready.catch(() => {});
  }

  /** Creates the services of the fixtures. In a store that has been used before, loads what has changed in them. */
  async #open(given: Fixtures): Promise<FixtureChanges | undefined> {
    const { store } = this.#engine.options;
    const { fixtures, isNew } = await claimStore(store, this.#start);
    this.#start = fixtures;
    this.#useOrganization(fixtures);
    if (!isNew) {
      // Their tokens work from now on.
      await this.#engine.services();
      return this.#load(given);
    }
    await this.#makeReady(await loadServices(this.#engine, fixtures.services));
    await storeFixtures(store, fixtures);
    return undefined;
  }

  #useOrganization(fixtures: CompleteFixtures): void {
    const { organizationId, serviceOwner } = fixtures;
    addOrganizationTokens(this.#engine, fixtures);
    this.#engine.options.organizationId = organizationId;
    if (serviceOwner !== undefined) this.#engine.options.serviceOwner = serviceOwner;
  }

  /** The services of the fixtures. */
  get started(): readonly ServiceSummary[] {
    return this.#start.services.map(summaryOf);
  }

  get organizationToken(): string {
    return this.#start.organizationToken;
  }

  async all(): Promise<MockService[]> {
    await this.ready;
    return (await this.#engine.services()).filter((service) => service instanceof MockService);
  }

  async find(serviceId: number): Promise<MockService | undefined> {
    await this.ready;
    const found = await this.#find(serviceId);
    if (found !== undefined) await Promise.all([found.shared?.refresh(), found.journal.refresh()]);
    return found;
  }

  /** The same while the services are being loaded. */
  async #find(serviceId: number): Promise<MockService | undefined> {
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
      await this.#makeReady(await loadServices(this.#engine, services));
    } finally {
      this.#making.delete(made.serviceId);
    }
    return summaryOf(made);
  }

  async delete(serviceId: number): Promise<boolean> {
    await this.ready;
    return this.#delete(serviceId);
  }

  async #delete(serviceId: number): Promise<boolean> {
    const service = await this.#find(serviceId);
    if (service !== undefined) await this.#engine.deleteService(service);
    return service !== undefined;
  }

  /** Returns the API access tokens of a service: the organization's if it was created by a call of the API. */
  tokensOf({ access: { accessToken, accessTokens } }: Service): ServiceTokens {
    return {
      accessToken: accessToken ?? this.#start.organizationToken,
      ...(accessTokens !== undefined && { accessTokens }),
    };
  }

  reset(): Promise<void> {
    return this.#inTurn(() => this.#reset());
  }

  /**
   * Replaces the fixtures. Rejects with `InvalidInputError`, and changes nothing, if an ID, alias or token is used twice
   * or belongs to a service or client that a call created.
   */
  load(given: Fixtures): Promise<FixtureChanges> {
    return this.#inTurn(() => this.#load(given));
  }

  async #inTurn<Result>(run: () => Promise<Result>): Promise<Result> {
    const mine = this.#last.then(() => this.ready).then(run);
    this.#last = mine.catch(() => {});
    return mine;
  }

  async #load(given: Fixtures): Promise<FixtureChanges> {
    const before = this.#start;
    const after = completeFixtures(given, this.#loadRandom, before);
    await mustBeLoadable(this.#engine, before, after, this.#making);
    const changes = differences(this.#engine, before, after);
    if (changes.organization.length > 0) {
      for (const { token } of tokensOfOrganization(before)) this.#engine.tokens.remove(token);
      this.#useOrganization(after);
    }
    const idsOf = (change: ServiceChange['change']) =>
      new Set(changes.services.flatMap((one) => (one.change === change ? [one.serviceId] : [])));
    for (const serviceId of idsOf('removed')) await this.#delete(serviceId);
    const changed = idsOf('changed');
    for (const service of after.services) {
      const old = before.services.find(({ serviceId }) => serviceId === service.serviceId);
      if (old !== undefined && changed.has(service.serviceId)) await this.#change(old, service);
    }
    this.#start = after;
    const added = idsOf('added');
    await this.#makeReady(
      await loadServices(
        this.#engine,
        after.services.filter(({ serviceId }) => added.has(serviceId)),
      ),
    );
    if (changes.organization.length + changes.services.length > 0)
      await storeFixtures(this.#engine.options.store, after);
    return changes;
  }

  /** Changes a service unless a call deleted it. A reset then creates it from the new fixtures. */
  async #change(before: CompleteService, after: CompleteService): Promise<void> {
    const service = await this.#find(after.serviceId);
    if (service === undefined) return;
    await this.#engine.changeAccess(service, accessOf(after));
    // The same keys for the present and for the start.
    let keys: OwnKeys | undefined;
    const sameKeys = () => {
      keys ??= this.#keys();
      return keys;
    };
    await service.changeWithStart((one) =>
      changeService(this.#engine, one, { before, after, keys: sameKeys }),
    );
  }

  async #reset(): Promise<void> {
    this.#onReset();
    await this.#engine.audit.clear();
    this.#engine.journal.clear();
    await this.#engine.journal.refresh();
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
    if (allTokens(service).some(({ token }) => this.#engine.tokens.has(token)))
      throw new AlreadyTakenError(
        'Failed to create a service: its token already belongs to another service. Please use a different token, or omit it.',
      );
  }
}

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
