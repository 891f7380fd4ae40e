import { milliseconds } from '../mock/state/duration.js';
import type { CallFacts } from './call-facts.js';
import { type UnmetCondition, unmetConditions } from './condition.js';
import { describeStub } from './describe.js';
import type { StubDefinition } from './stub.js';

/** A registered stub and its progress. */
export class Stub {
  /** The number of matching calls that were skipped. */
  #passed = 0;
  /** The number of calls that it answered. */
  used = 0;
  #firstUsedAt: number | undefined;

  constructor(
    /** Such as `stub-1`. */
    readonly id: string,
    readonly definition: StubDefinition,
    /** The operationId, or `*`. */
    readonly operationId: string,
    /** The stub that must be met before this one can answer. */
    readonly previous?: Stub,
    /** The scenario whose step it is. */
    readonly scenario?: string,
  ) {}

  /** The maximum number of calls to answer. */
  get #limit(): number | 'always' {
    const { times, for: lasting } = this.definition;
    return times ?? (lasting === undefined ? 1 : 'always');
  }

  /** The number of calls that it must answer to be met: 0 if the maximum is `always`. */
  get required(): number {
    return this.#limit === 'always' ? 0 : this.#limit;
  }

  get isMet(): boolean {
    return this.used >= this.required;
  }

  get description(): string {
    return describeStub(this.definition);
  }

  /** Whether it can still answer. `now` is the time of the service, in milliseconds since the epoch. */
  isLive(now: number): boolean {
    if (this.previous?.isMet === false) return false;
    const { for: lasting } = this.definition;
    const end =
      lasting === undefined || this.#firstUsedAt === undefined
        ? Number.POSITIVE_INFINITY
        : this.#firstUsedAt + milliseconds(lasting);
    return now < end && (this.#limit === 'always' || this.used < this.#limit);
  }

  isFor(operationId: string): boolean {
    return this.operationId === '*' || this.operationId === operationId;
  }

  mismatches(facts: CallFacts): UnmetCondition[] {
    return unmetConditions(this.definition.when, facts);
  }

  /**
   * Takes a matching call: returns `false` if the call is skipped. Synchronous, so that no two concurrent
   * calls get the same turn.
   */
  take(now: number): boolean {
    const { skip = 0 } = this.definition;
    if (this.#passed < skip) {
      this.#passed += 1;
      return false;
    }
    this.#firstUsedAt ??= now;
    this.used += 1;
    return true;
  }
}
