import { type Engine, startCollection } from '../mock/engine.js';
import { Journal } from '../mock/journal.js';
import type { AnyCall } from '../mock/operation.js';
import type { ResponderOutcome } from '../mock/outcome.js';
import { Service } from '../mock/service.js';
import { jwksOf } from '../mock/services/own-keys.js';
import { ServiceClock } from '../mock/state/clock.js';
import { forkStore } from '../mock/state/fork-store.js';
import { memoryStore } from '../mock/state/memory-store.js';
import { unshared } from '../mock/state/shared-document.js';
import type { Store } from '../mock/state/store.js';
import type { ContractOperation } from '../spec/contract.js';
import { StubBuilder } from './builder.js';
import { expire } from './expire.js';
import { filterCheck } from './filter-check.js';
import type { Branch } from './forced/branch-client.js';
import type { ScenarioDefinition } from './scenario/definition.js';
import type { Scenario } from './scenario/scenario.js';
import { Scenarios } from './scenarios.js';
import { sharedStubs } from './shared-stubs.js';
import { restoreSnapshot, type Snapshot, snapshotOf } from './snapshot.js';
import { isOnlyHere } from './stored-stub.js';
import type { OperationName, StubDefinition } from './stub.js';
import type { Stub } from './stubbed.js';
import { Stubs } from './stubs.js';
import { UnmetStubsError, unmetReport } from './unmet.js';

/** A service of the mock whose responses, clock and state a test controls. */
export class MockService extends Service {
  /** The registered stubs. */
  readonly stubs: Stubs;
  readonly #engine: Engine;
  readonly #store: Store;
  /** Ends the IDs of stubs and scenarios, so that those of several processes differ. */
  readonly #idEnding: string;
  readonly #scenarios: Scenarios;
  /** How many scenarios were started: an ID is never used again. */
  #scenarioCount = 0;

  constructor(engine: Engine, ...world: ConstructorParameters<typeof Service>) {
    super(...world);
    this.#engine = engine;
    this.#store = world[1];
    const changes = this.shared ?? unshared;
    this.#idEnding = this.shared === undefined ? '' : `-${this.random.bytes(4).toString('hex')}`;
    this.stubs = new Stubs(engine.options.contract, () => this.clock.now(), {
      changes,
      newId: (count) => `stub-${count}${this.#idEnding}`,
    });
    this.#scenarios = new Scenarios(this.stubs, changes);
    this.shared?.part('stubs', sharedStubs(this, this.#scenarios));
    this.journal.checkedBy(filterCheck(engine.options.contract, this.stubs));
  }

  /**
   * Stubs the next call of an operation, named by its operationId or its API path; `*` stands for all
   * operations. The first registered stub that matches a call answers it. Each stub answers one call unless
   * it says otherwise.
   *
   * Throws `InvalidInputError` if the operation is unknown or the stub cannot work. With `allowInvalid`, responses
   * may violate the contract.
   *
   * @example
   * service.stub('/auth/token').action('INVALID_CLIENT');
   * service.stub('*').fault('reset').for('10s');
   */
  stub<Name extends OperationName>(operation: Name, options?: { allowInvalid?: false }): StubBuilder<Name>;
  stub<Name extends OperationName>(
    operation: Name,
    options: { allowInvalid: boolean },
  ): StubBuilder<Name, string>;
  stub<Name extends OperationName>(operation: Name, { allowInvalid = false } = {}): StubBuilder<Name> {
    return new StubBuilder(this.stubs, { operation, ...(allowInvalid && { allowInvalid }) });
  }

  /**
   * Registers a stub from its definition as data, the format that scenario files use. Throws `InvalidInputError`
   * if the stub cannot work.
   *
   * @example
   * service.addStub({ operation: '/auth/token', action: 'INVALID_CLIENT', times: 2 });
   */
  addStub(definition: StubDefinition): Stub {
    return this.stubs.add(definition);
  }

  /**
   * Starts a scenario, given as a file name, the name of a built-in scenario, or a definition. Rejects with
   * `InvalidInputError` if the scenario is invalid.
   *
   * @example
   * const scenario = await service.scenario('consent-denied');
   * // … send a request whose user denies consent to the authorization server …
   * await scenario.verify();
   */
  async scenario(source: string | ScenarioDefinition): Promise<Scenario> {
    const { readScenario, startScenario } = await import('./scenario/index.js');
    const definition = typeof source === 'string' ? await readScenario(source, this.stubs.contract) : source;
    this.#scenarioCount += 1;
    const id = `scenario-${this.#scenarioCount}${this.#idEnding}`;
    const scenario = await startScenario(id, this.#engine, this, definition, (removed) =>
      this.#scenarios.remove(removed),
    );
    this.#scenarios.add(scenario);
    await this.shared?.saved();
    return scenario;
  }

  /** The started scenarios, oldest first. */
  get scenarios(): readonly Scenario[] {
    return this.#scenarios.list;
  }

  /**
   * Throws `UnmetStubsError` unless every stub was used as often as it says and every expected call was made.
   */
  verify(): void {
    const unmet = this.#scenarios.list.flatMap(({ unmetExpectations }) => unmetExpectations);
    const { stubs, journal } = this;
    const problem = unmetReport('the stubs', stubs, stubs.list(), journal, unmet);
    if (problem !== undefined) throw new UnmetStubsError(problem);
  }

  /**
   * Expires a ticket, code or token now. Rejects with `InvalidInputError` if this service did not issue the
   * value.
   *
   * @example
   * await service.expire(ticket);
   */
  expire(value: string): Promise<void> {
    return expire(this, value);
  }

  /** Returns the state and the time of the service as JSON, for `restore`. A snapshot contains secrets. */
  async snapshot(): Promise<Snapshot> {
    const settings = await this.settings();
    // Save the generated keys too: another process that restores the snapshot cannot recreate them.
    if (settings !== undefined) await jwksOf({ service: this, settings });
    return snapshotOf(this);
  }

  /**
   * Restores the state and the time of a snapshot. Rejects with `InvalidInputError` if it is a snapshot of another
   * service.
   *
   * @example
   * const before = await service.snapshot();
   * // … a test that changes the state …
   * await service.restore(before);
   */
  restore(snapshot: Snapshot): Promise<void> {
    return restoreSnapshot(this, snapshot);
  }

  /** Makes the current state the one that `reset` returns to. */
  async keepAsStart(): Promise<void> {
    await this.#putStart(this.#store.shared === true ? await this.snapshot() : await snapshotOf(this));
  }

  /** Resolves to the state that `reset` returns to. */
  async #start(): Promise<Snapshot | undefined> {
    const found = await this.#store.get(startCollection, String(this.id));
    // Safe: only `#putStart` writes to the collection.
    return found?.value as Snapshot | undefined;
  }

  async #putStart(snapshot: Snapshot): Promise<void> {
    await this.#store.write([
      { op: 'put', collection: startCollection, key: String(this.id), value: snapshot },
    ]);
  }

  /** Makes the same change to the current state and to the one that `reset` returns to. */
  async changeWithStart(change: (service: Service) => Promise<void>): Promise<void> {
    await change(this);
    const before = await this.#start();
    if (before === undefined) return;
    const clock = new ServiceClock(this.#engine.options.clock);
    const start = new Service(this.id, memoryStore(), clock, this.random, new Journal(0), this.fetcher);
    await start.load(before.entries);
    await change(start);
    await this.#putStart({ ...before, entries: await start.entries() });
  }

  /**
   * Resets the service: restores the initial state and the quirks of its fixtures, removes all stubs and scenarios,
   * clears the journal, and lets the clock follow real time again.
   */
  async reset(): Promise<void> {
    const start = await this.#start();
    if (start !== undefined) await this.restore(start);
    this.stubs.clear();
    this.#scenarios.clear();
    this.journal.clear();
    this.clock.reset();
    this.resetQuirks();
    await Promise.all([this.shared?.saved(), this.journal.refresh()]);
  }

  override withdraw(): void {
    for (const stub of this.stubs.list().filter(isOnlyHere)) this.stubs.remove(stub);
  }

  /** Answers a call with the stub that matches it, else as `passthrough` does. */
  answer(
    operation: ContractOperation,
    call: AnyCall,
    passthrough: () => Promise<ResponderOutcome>,
  ): Promise<ResponderOutcome> {
    return this.stubs.answer(operation, call, { passthrough, branch: () => this.#branch() });
  }

  #branch(): Branch {
    const store = forkStore(this.#store);
    const service = new Service(this.id, store, this.clock, this.random, new Journal(0), this.fetcher);
    Object.assign(service.quirks, this.quirks);
    return {
      service,
      commit: (exceptClient) =>
        store.commit(
          (collection, key) =>
            collection !== `${this.id}/service` &&
            !(collection === `${this.id}/client` && key === exceptClient),
        ),
    };
  }
}
