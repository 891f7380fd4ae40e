import { milliseconds } from '../mock/state/duration.js';
import type { CallFacts } from './call-facts.js';
import { type Mismatch, mismatches } from './condition.js';
import { describeScript } from './describe.js';
import type { ScriptDefinition } from './script.js';

/** A script that is registered, and how far it has come. */
export class Script {
  /** How many calls that fit it let pass. */
  #passed = 0;
  /** How many calls it has answered. */
  used = 0;
  #firstUsedAt: number | undefined;

  constructor(
    /** Such as `script-1`. */
    readonly id: string,
    readonly definition: ScriptDefinition,
    /** The operationId, or `*`. */
    readonly operationId: string,
    /** The script that must be done before this one counts. */
    readonly previous?: Script,
  ) {}

  /** How many calls it answers. */
  get #limit(): number | 'always' {
    const { times, for: lasting } = this.definition;
    return times ?? (lasting === undefined ? 1 : 'always');
  }

  /** How many calls it must answer: none where it stands for as long as it lasts. */
  get demanded(): number {
    return this.#limit === 'always' ? 0 : this.#limit;
  }

  get isMet(): boolean {
    return this.used >= this.demanded;
  }

  get description(): string {
    return describeScript(this.definition);
  }

  /** Whether it may still answer; `now` is the time of the service. */
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

  mismatches(facts: CallFacts): Mismatch[] {
    return mismatches(this.definition.when, facts);
  }

  /** Takes a call that fits: lets it pass, or answers it. In one step, so that no two calls get the same turn. */
  take(now: number): boolean {
    const { after = 0 } = this.definition;
    if (this.#passed < after) {
      this.#passed += 1;
      return false;
    }
    this.#firstUsedAt ??= now;
    this.used += 1;
    return true;
  }
}
