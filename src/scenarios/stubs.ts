import type { AnyCall } from '../mock/operation.js';
import type { ResponderOutcome } from '../mock/outcome.js';
import { type Changes, unshared } from '../mock/state/shared-document.js';
import type { Contract, ContractOperation } from '../spec/contract.js';
import { type CallFacts, callFactsOf } from './call-facts.js';
import { checkStub } from './check-stub.js';
import { needsOwner } from './condition.js';
import type { StubContext } from './forced/forced-call.js';
import { NearMisses } from './near-misses.js';
import type { StubDefinition } from './stub.js';
import { stubOperation } from './stub-operation.js';
import { Stub, type StubPlace } from './stubbed.js';

/** Observes each call and its response. */
export interface Observer {
  /** Whether it counts a call. */
  concerns(operation: ContractOperation, facts: CallFacts, outcome: ResponderOutcome): boolean;
  observe(operation: ContractOperation, facts: CallFacts, outcome: ResponderOutcome): void;
}

export interface StubsOptions {
  readonly changes?: Changes | undefined;
  readonly newId?: (count: number) => string;
}

/** The stubs of a service, in the order of registration. The first that matches a call answers it. */
export class Stubs {
  #stubs: readonly Stub[] = [];
  #count = 0;
  #problems: readonly string[] = [];
  readonly #changes: Changes;
  readonly #newId: (count: number) => string;
  /** The expected calls of the scenarios. */
  observers: readonly Observer[] = [];
  readonly nearMisses = new NearMisses();
  /** Builders that do not say what to answer yet, with the names of their operations. */
  readonly unfinished = new Map<object, string>();

  /** `newId` returns the ID of the stub that is the first, second, … of this process. */
  constructor(
    readonly contract: Contract,
    readonly now: () => number,
    { changes = unshared, newId = (count: number) => `stub-${count}` }: StubsOptions = {},
  ) {
    this.#changes = changes;
    this.#newId = newId;
  }

  /** Registers a stub. Throws `InvalidInputError` if it cannot work. */
  add(definition: StubDefinition, place: StubPlace = {}): Stub {
    const operationId = stubOperation(this.contract, definition.operation);
    checkStub(this.contract, operationId, definition);
    this.#count += 1;
    const stub = new Stub(this.#newId(this.#count), definition, operationId, place);
    this.#changes.change(() => {
      this.#stubs = [...this.#stubs, stub];
    });
    return stub;
  }

  /** Replaces the definition of a stub that has not answered yet. Throws `InvalidInputError` if it cannot work. */
  replace(stub: Stub, definition: StubDefinition): Stub {
    const operationId = stubOperation(this.contract, definition.operation);
    checkStub(this.contract, operationId, definition);
    const { id, previous, scenario, revision } = stub;
    const replacing = new Stub(id, definition, operationId, { previous, scenario, revision: revision + 1 });
    this.#changes.change(() => {
      this.#stubs = this.#stubs.map((known) => (known.id === id ? replacing : known));
    });
    return replacing;
  }

  /** Removes a stub. Returns `false` if it is not registered. */
  remove({ id }: Stub): boolean {
    const isRegistered = this.#stubs.some((known) => known.id === id);
    this.#changes.change(() => {
      this.#stubs = this.#stubs.filter((known) => known.id !== id);
      this.nearMisses.forget(id);
    });
    return isRegistered;
  }

  clear(): void {
    this.#changes.change(() => {
      this.#stubs = [];
      this.#problems = [];
      this.nearMisses.clear();
    });
    this.unfinished.clear();
  }

  list(): readonly Stub[] {
    return this.#stubs.filter(({ isElsewhere }) => !isElsewhere);
  }

  /** All stubs, also those with which only other processes can answer. */
  get all(): readonly Stub[] {
    return this.#stubs;
  }

  /** Errors that occurred while stubs answered. */
  get problems(): readonly string[] {
    return this.#problems;
  }

  /** Takes over the stubs that all processes share. Those that are known stay the same objects. */
  follow(stubs: readonly Stub[], problems: readonly string[]): void {
    this.#stubs = stubs;
    this.#problems = problems;
  }

  /** Answers a call with the first stub that matches, else as the mock would. */
  answer(operation: ContractOperation, call: AnyCall, context: StubContext): Promise<ResponderOutcome> {
    return this.#stubs.length === 0 && this.observers.length === 0
      ? context.passthrough()
      : this.#answer(operation, call, context);
  }

  async #answer(
    operation: ContractOperation,
    call: AnyCall,
    context: StubContext,
  ): Promise<ResponderOutcome> {
    const people =
      this.observers.length > 0 || this.#stubs.some(({ definition }) => needsOwner(definition.when));
    const facts = await callFactsOf(call, { people });
    const stub = this.#isTaken(operation, facts)
      ? await this.#changes.decide(() => this.#take(operation, facts))
      : undefined;
    const outcome =
      stub === undefined
        ? await context.passthrough()
        : await this.#performStub(stub, operation, call, context);
    // A stub can move the clock.
    if (stub !== undefined) await this.#changes.saved();
    if (this.observers.some((observer) => observer.concerns(operation, facts, outcome)))
      await this.#changes.decide(() => {
        for (const observer of this.observers) observer.observe(operation, facts, outcome);
      });
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
      this.#changes.change(() => {
        this.#problems = [...this.#problems, `${stub.description}: ${reason}`];
      });
      throw new Error(
        `Failed to respond with the stub (${stub.description}): ${reason}. Please change the stub.`,
      );
    }
  }

  /** Whether a call matches a stub, or comes closer to one than those before. Otherwise, there is nothing to store. */
  #isTaken({ operationId }: ContractOperation, facts: CallFacts): boolean {
    const now = this.now();
    return this.#stubs.some((stub) => {
      if (!stub.isLive(now) || !stub.isFor(operationId)) return false;
      const missed = stub.mismatches(facts);
      return missed.length === 0 || this.nearMisses.isNearer(stub, missed);
    });
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
