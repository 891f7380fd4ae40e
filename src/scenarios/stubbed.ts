import { milliseconds } from '../mock/state/duration.js';
import type { CallFacts } from './call-facts.js';
import { type UnmetCondition, unmetConditions } from './condition.js';
import { describeStub } from './describe.js';
import type { StubDefinition } from './stub.js';

/** What a stub has done. */
export interface StubProgress {
  /** The number of matching calls that were skipped. */
  readonly passed: number;
  /** The number of calls that it answered. */
  readonly used: number;
  /** The time of the service at the first of them, in milliseconds since the epoch. */
  readonly firstUsedAt?: number;
}

/** The place of a stub among the others. */
export interface StubPlace {
  /** The stub that must be met before this one can answer. */
  readonly previous?: Stub | undefined;
  /** The name of the scenario whose step it is. */
  readonly scenario?: string | undefined;
  /** How often its definition was replaced. */
  readonly revision?: number;
  /** Whether only another process can answer with it. */
  readonly isElsewhere?: boolean;
}

/** A registered stub and its progress. */
export class Stub {
  readonly previous: Stub | undefined;
  readonly scenario: string | undefined;
  readonly revision: number;
  readonly isElsewhere: boolean;
  #progress: StubProgress = { passed: 0, used: 0 };

  constructor(
    /** Such as `stub-1`. */
    readonly id: string,
    readonly definition: StubDefinition,
    /** The operationId, or `*`. */
    readonly operationId: string,
    { previous, scenario, revision = 0, isElsewhere = false }: StubPlace = {},
  ) {
    this.previous = previous;
    this.scenario = scenario;
    this.revision = revision;
    this.isElsewhere = isElsewhere;
  }

  get progress(): StubProgress {
    return this.#progress;
  }

  /** Takes over the progress that it has in all processes. */
  follow({ passed, used, firstUsedAt }: StubProgress): void {
    this.#progress = { passed, used, ...(firstUsedAt !== undefined && { firstUsedAt }) };
  }

  /** The number of calls that it answered. */
  get used(): number {
    return this.#progress.used;
  }

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
    if (this.isElsewhere || this.previous?.isMet === false) return false;
    const { for: lasting } = this.definition;
    const { firstUsedAt } = this.#progress;
    const end =
      lasting === undefined || firstUsedAt === undefined
        ? Number.POSITIVE_INFINITY
        : firstUsedAt + milliseconds(lasting);
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
    const { passed, used, firstUsedAt = now } = this.#progress;
    const isSkipped = passed < skip;
    this.#progress = isSkipped
      ? { ...this.#progress, passed: passed + 1 }
      : { passed, used: used + 1, firstUsedAt };
    return !isSkipped;
  }
}
