import type { AnyCall } from '../mock/operation.js';
import type { Outcome } from '../mock/outcome.js';
import type { Contract, ContractOperation } from '../spec/contract.js';
import { type CallFacts, factsOf } from './call-facts.js';
import { checkScript } from './check-script.js';
import { asksForPeople } from './condition.js';
import type { Means } from './forced/forced-call.js';
import { NearMisses } from './near-misses.js';
import type { ScriptDefinition } from './script.js';
import { scriptOperation } from './script-operation.js';
import { Script } from './scripted.js';

/** Observes each call and its response. */
export interface Observer {
  observe(operation: ContractOperation, facts: CallFacts, outcome: Outcome): void;
}

/** The stubs of a service, in the order of registration. The first that matches a call answers it. */
export class Scripts {
  #scripts: Script[] = [];
  #count = 0;
  #observers: readonly Observer[] = [];
  readonly nearMisses = new NearMisses();
  /** Errors that occurred while stubs answered. */
  readonly problems: string[] = [];
  /** Builders that do not say what to answer yet, with the names of their operations. */
  readonly unfinished = new Map<object, string>();

  constructor(
    readonly contract: Contract,
    readonly now: () => number,
  ) {}

  /** Registers a stub. Throws `InvalidInput` if it cannot work. */
  add(definition: ScriptDefinition, previous?: Script): Script {
    const operationId = scriptOperation(this.contract, definition.operation);
    checkScript(this.contract, operationId, definition);
    this.#count += 1;
    const script = new Script(`script-${this.#count}`, definition, operationId, previous);
    this.#scripts = [...this.#scripts, script];
    return script;
  }

  /** Replaces the definition of a stub that has not answered yet. Throws `InvalidInput` if it cannot work. */
  replace(script: Script, definition: ScriptDefinition): Script {
    const operationId = scriptOperation(this.contract, definition.operation);
    checkScript(this.contract, operationId, definition);
    const replacing = new Script(script.id, definition, operationId, script.previous);
    this.#scripts = this.#scripts.map((known) => (known === script ? replacing : known));
    return replacing;
  }

  /** Removes a stub. Returns `false` if it is not registered. */
  remove(script: Script): boolean {
    const before = this.#scripts.length;
    this.#scripts = this.#scripts.filter((known) => known !== script);
    return this.#scripts.length < before;
  }

  clear(): void {
    this.#scripts = [];
    this.#observers = [];
    this.nearMisses.clear();
    this.problems.length = 0;
    this.unfinished.clear();
  }

  observe(observers: readonly Observer[]): void {
    this.#observers = [...this.#observers, ...observers];
  }

  list(): readonly Script[] {
    return this.#scripts;
  }

  /** Answers a call with the first stub that matches, else as the mock would. */
  async answer(operation: ContractOperation, call: AnyCall, means: Means): Promise<Outcome> {
    if (this.#scripts.length === 0 && this.#observers.length === 0) return means.behave();
    const people =
      this.#observers.length > 0 || this.#scripts.some(({ definition }) => asksForPeople(definition.when));
    const facts = await factsOf(call, { people });
    const script = this.#take(operation, facts);
    const outcome =
      script === undefined ? await means.behave() : await this.#perform(script, operation, call, means);
    for (const observer of this.#observers) observer.observe(operation, facts, outcome);
    return outcome;
  }

  async #perform(
    script: Script,
    operation: ContractOperation,
    call: AnyCall,
    means: Means,
  ): Promise<Outcome> {
    try {
      // Import on demand: a mock without stubs does not need this code.
      const { perform } = await import('./perform.js');
      return await perform(script, call, operation, means);
    } catch (problem) {
      const reason = problem instanceof Error ? problem.message : String(problem);
      this.problems.push(`${script.description}: ${reason}`);
      throw new Error(
        `Failed to respond with the stub (${script.description}): ${reason}. Please change the stub.`,
      );
    }
  }

  /** Finds and takes a stub synchronously, so that no concurrent call can take it in between. */
  #take(operation: ContractOperation, facts: CallFacts): Script | undefined {
    const now = this.now();
    const live = this.#scripts.filter((script) => script.isLive(now));
    for (const script of live) {
      if (!script.isFor(operation.operationId)) continue;
      const missed = script.mismatches(facts);
      if (missed.length === 0 && script.take(now)) return script;
      if (missed.length > 0) this.nearMisses.record(script, operation, missed);
    }
    return undefined;
  }
}
