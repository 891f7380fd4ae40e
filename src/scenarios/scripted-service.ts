import type { Engine } from '../mock/engine.js';
import type { AnyCall } from '../mock/operation.js';
import type { Outcome } from '../mock/respond.js';
import { Service } from '../mock/service.js';
import { jwksOf } from '../mock/services/own-keys.js';
import { forkStore } from '../mock/state/fork-store.js';
import type { Store } from '../mock/state/store.js';
import type { ContractOperation } from '../spec/contract.js';
import { ScriptBuilder } from './builder.js';
import { expire } from './expire.js';
import type { Branch } from './forced/trial.js';
import type { ScenarioDefinition } from './scenario/definition.js';
import type { Scenario } from './scenario/scenario.js';
import type { OperationName, ScriptDefinition } from './script.js';
import type { Script } from './scripted.js';
import { Scripts } from './scripts.js';
import { restoreSnapshot, type Snapshot, snapshotOf } from './snapshot.js';
import { UnmetScripts, unmetReport } from './unmet.js';

/** A service whose answers, time and state a test can script. */
export class ScriptedService extends Service {
  readonly scripts: Scripts;
  readonly #engine: Engine;
  readonly #store: Store;
  #scenarios: Scenario[] = [];
  /** What `reset` returns to. */
  #start: Snapshot | undefined;

  constructor(engine: Engine, ...world: ConstructorParameters<typeof Service>) {
    super(...world);
    this.#engine = engine;
    this.#store = world[1];
    this.scripts = new Scripts(engine.options.contract, () => this.clock.now());
  }

  /**
   * Scripts what the next call of an operation is answered, named by its operationId or its API path; `*`
   * stands for all. Scripts are used in the order in which they were registered, each once unless it says
   * otherwise.
   *
   * @example
   * service.next('/auth/token').action('INVALID_CLIENT');
   * service.next('*').fault('reset').for('10s');
   */
  next<Name extends OperationName>(operation: Name, options?: { allowInvalid?: false }): ScriptBuilder<Name>;
  next<Name extends OperationName>(
    operation: Name,
    options: { allowInvalid: boolean },
  ): ScriptBuilder<Name, string>;
  next<Name extends OperationName>(operation: Name, { allowInvalid = false } = {}): ScriptBuilder<Name> {
    return new ScriptBuilder(this.scripts, { operation, ...(allowInvalid && { allowInvalid }) });
  }

  /** Registers a script that is given as data, as scenario files have it. Throws `InvalidInput`. */
  script(definition: ScriptDefinition): Script {
    return this.scripts.add(definition);
  }

  /**
   * Starts a scenario: a file, a ready-made one by its name, or what a file would say. Rejects with
   * `InvalidInput` where it cannot come true.
   *
   * @example
   * const scenario = await service.scenario('consent-denied');
   * // … let the authorization server handle a request whose user refuses …
   * await scenario.verify();
   */
  async scenario(source: string | ScenarioDefinition): Promise<Scenario> {
    const { readScenario, Scenario } = await import('./scenario/index.js');
    const definition =
      typeof source === 'string' ? await readScenario(source, this.scripts.contract) : source;
    const id = `scenario-${this.#scenarios.length + 1}`;
    const scenario = await Scenario.start(id, this.#engine, this, definition);
    this.#scenarios = [...this.#scenarios, scenario];
    return scenario;
  }

  /** The scenarios that were started, oldest first. */
  get scenarios(): readonly Scenario[] {
    return this.#scenarios;
  }

  /** Throws `UnmetScripts` unless every script was used as often as it says and every expected call came. */
  verify(): void {
    const unmet = this.#scenarios.flatMap(({ unmetExpectations }) => unmetExpectations);
    const { scripts, journal } = this;
    const problem = unmetReport('the scripts', scripts, scripts.list(), journal, unmet);
    if (problem !== undefined) throw new UnmetScripts(problem);
  }

  /** Lets a ticket, a code or a token expire now. Throws `InvalidInput` for a value that was not issued here. */
  expire(value: string): Promise<void> {
    return expire(this, value);
  }

  /** The state and the time, as JSON that `restore` returns to. */
  async snapshot(): Promise<Snapshot> {
    const settings = await this.settings();
    // A snapshot can go to another process, which could not make the same keys.
    if (settings !== undefined) await jwksOf(this, settings);
    return snapshotOf(this);
  }

  restore(snapshot: Snapshot): Promise<void> {
    return restoreSnapshot(this, snapshot);
  }

  /** Makes the state of this moment the one that `reset` returns to. */
  async keepAsStart(): Promise<void> {
    this.#start = await snapshotOf(this);
  }

  /** Returns to the start: its state, no scripts, an empty journal, and a clock that follows real time. */
  async reset(): Promise<void> {
    if (this.#start !== undefined) await this.restore(this.#start);
    this.scripts.clear();
    this.#scenarios = [];
    this.journal.clear();
    this.clock.reset();
  }

  override answer(
    operation: ContractOperation,
    call: AnyCall,
    behave: () => Promise<Outcome>,
  ): Promise<Outcome> {
    return this.scripts.answer(operation, call, { behave, branch: () => this.#branch() });
  }

  #branch(): Branch {
    const store = forkStore(this.#store);
    const service = new Service(this.id, store, this.clock, this.random, 0, this.fetcher);
    Object.assign(service.switches, this.switches);
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
