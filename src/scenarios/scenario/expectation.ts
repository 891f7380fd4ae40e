import type { ResponderOutcome } from '../../mock/outcome.js';
import type { Contract, ContractOperation } from '../../spec/contract.js';
import type { CallFacts } from '../call-facts.js';
import { unmetConditions } from '../condition.js';
import { describeCondition } from '../describe.js';
import { stubOperation } from '../stub-operation.js';
import type { ExpectedCall } from './definition.js';

/** The calls that matched an expected call. */
export interface CallCounts {
  readonly came: number;
  /** The number of calls that came too early, in strict order. */
  readonly tooEarly: number;
}

/** Counts the calls that match one expected call of a scenario. */
export class Expectation {
  readonly #operationId: string;
  #counts: CallCounts = { came: 0, tooEarly: 0 };

  /** Throws `InvalidInputError` if the operation is unknown. */
  constructor(
    contract: Contract,
    readonly expected: ExpectedCall,
  ) {
    this.#operationId = stubOperation(contract, expected.operation);
  }

  fits(
    { operationId }: ContractOperation,
    facts: CallFacts,
    { action }: Pick<ResponderOutcome, 'action'>,
  ): boolean {
    const { when, action: wanted } = this.expected;
    if (this.#operationId !== '*' && this.#operationId !== operationId) return false;
    if (wanted !== undefined && wanted !== action) return false;
    return unmetConditions(when, facts).length === 0;
  }

  count(inTurn: boolean): void {
    const { came, tooEarly } = this.#counts;
    this.#counts = inTurn ? { came: came + 1, tooEarly } : { came, tooEarly: tooEarly + 1 };
  }

  get counts(): CallCounts {
    return this.#counts;
  }

  /** Takes over what all processes have counted. */
  follow({ came, tooEarly }: CallCounts): void {
    this.#counts = { came, tooEarly };
  }

  get came(): number {
    return this.#counts.came;
  }

  /** Whether enough calls came. More may follow. */
  get hasCome(): boolean {
    return this.came >= this.#bounds.atLeast;
  }

  get isMet(): boolean {
    return this.hasCome && !this.isExceeded;
  }

  /** Whether more calls came than may, which nothing can mend. */
  get isExceeded(): boolean {
    return this.came > this.#bounds.atMost;
  }

  get description(): string {
    const { operation, action, when } = this.expected;
    const conditions = when === undefined ? [] : describeCondition(when);
    const call = [
      operation,
      action && `answered ${action}`,
      conditions.length > 0 && `with ${conditions.join(' and ')}`,
    ];
    const { tooEarly } = this.#counts;
    const early = this.hasCome || tooEarly === 0 ? '' : `, ${tooEarly} too early`;
    return `${call.filter(Boolean).join(' ')}: ${this.#wanted}, came ${this.came}${early}`;
  }

  get #bounds(): { atLeast: number; atMost: number } {
    const { times, atMost = Number.POSITIVE_INFINITY, atLeast } = this.expected;
    if (times !== undefined) return { atLeast: times, atMost: times };
    return { atLeast: atLeast ?? (Number.isFinite(atMost) ? 0 : 1), atMost };
  }

  get #wanted(): string {
    const { atLeast, atMost } = this.#bounds;
    if (atLeast === atMost) return `expected ${atLeast}`;
    if (!Number.isFinite(atMost)) return `expected at least ${atLeast}`;
    return atLeast === 0 ? `expected at most ${atMost}` : `expected ${atLeast} to ${atMost}`;
  }
}
