import type { AnyCall } from '../mock/operation.js';
import type { ResponderOutcome } from '../mock/outcome.js';
import type { Contract, ContractOperation } from '../spec/contract.js';
import { type CallFacts, callFactsOf } from './call-facts.js';
import { checkStub } from './check-stub.js';
import { needsOwner } from './condition.js';
import type { StubContext } from './forced/forced-call.js';
import { NearMisses } from './near-misses.js';
import type { StubDefinition } from './stub.js';
import { stubOperation } from './stub-operation.js';
import { Stub } from './stubbed.js';

/** Observes each call and its response. */
export interface Observer {
  observe(operation: ContractOperation, facts: CallFacts, outcome: ResponderOutcome): void;
}

/** The place of a stub in a scenario. */
export interface StubPlace {
  /** The stub that must be met first. */
  readonly previous?: Stub | undefined;
  /** The name of the scenario. */
  readonly scenario?: string;
}

/** The stubs of a service, in the order of registration. The first that matches a call answers it. */
export class Stubs {
  #stubs: Stub[] = [];
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

  /** Registers a stub. Throws `InvalidInputError` if it cannot work. */
  add(definition: StubDefinition, { previous, scenario }: StubPlace = {}): Stub {
    const operationId = stubOperation(this.contract, definition.operation);
    checkStub(this.contract, operationId, definition);
    this.#count += 1;
    const stub = new Stub(`stub-${this.#count}`, definition, operationId, previous, scenario);
    this.#stubs = [...this.#stubs, stub];
    return stub;
  }

  /** Replaces the definition of a stub that has not answered yet. Throws `InvalidInputError` if it cannot work. */
  replace(stub: Stub, definition: StubDefinition): Stub {
    const operationId = stubOperation(this.contract, definition.operation);
    checkStub(this.contract, operationId, definition);
    const replacing = new Stub(stub.id, definition, operationId, stub.previous, stub.scenario);
    this.#stubs = this.#stubs.map((known) => (known === stub ? replacing : known));
    return replacing;
  }

  /** Removes a stub. Returns `false` if it is not registered. */
  remove(stub: Stub): boolean {
    const before = this.#stubs.length;
    this.#stubs = this.#stubs.filter((known) => known !== stub);
    this.nearMisses.forget(stub);
    return this.#stubs.length < before;
  }

  clear(): void {
    this.#stubs = [];
    this.#observers = [];
    this.nearMisses.clear();
    this.problems.length = 0;
    this.unfinished.clear();
  }

  observe(observers: readonly Observer[]): void {
    this.#observers = [...this.#observers, ...observers];
  }

  stopObserving(observer: Observer): void {
    this.#observers = this.#observers.filter((known) => known !== observer);
  }

  list(): readonly Stub[] {
    return this.#stubs;
  }

  /** Answers a call with the first stub that matches, else as the mock would. */
  answer(operation: ContractOperation, call: AnyCall, context: StubContext): Promise<ResponderOutcome> {
    return this.#stubs.length === 0 && this.#observers.length === 0
      ? context.passthrough()
      : this.#answer(operation, call, context);
  }

  async #answer(
    operation: ContractOperation,
    call: AnyCall,
    context: StubContext,
  ): Promise<ResponderOutcome> {
    const people =
      this.#observers.length > 0 || this.#stubs.some(({ definition }) => needsOwner(definition.when));
    const facts = await callFactsOf(call, { people });
    const stub = this.#take(operation, facts);
    const outcome =
      stub === undefined
        ? await context.passthrough()
        : await this.#performStub(stub, operation, call, context);
    for (const observer of this.#observers) observer.observe(operation, facts, outcome);
    return outcome;
  }

  async #performStub(
    stub: Stub,
    operation: ContractOperation,
    call: AnyCall,
    context: StubContext,
  ): Promise<ResponderOutcome> {
    try {
      // Import on demand: a mock without stubs does not need this code.
      const { performStub } = await import('./perform.js');
      return await performStub(stub, call, operation, context);
    } catch (problem) {
      const reason = problem instanceof Error ? problem.message : String(problem);
      this.problems.push(`${stub.description}: ${reason}`);
      throw new Error(
        `Failed to respond with the stub (${stub.description}): ${reason}. Please change the stub.`,
      );
    }
  }

  /** Finds and takes a stub synchronously, so that no concurrent call can take it in between. */
  #take(operation: ContractOperation, facts: CallFacts): Stub | undefined {
    const now = this.now();
    const live = this.#stubs.filter((stub) => stub.isLive(now));
    for (const stub of live) {
      if (!stub.isFor(operation.operationId)) continue;
      const missed = stub.mismatches(facts);
      if (missed.length === 0 && stub.take(now)) return stub;
      if (missed.length > 0) this.nearMisses.record(stub, operation, missed);
    }
    return undefined;
  }
}
