import type { Outcome } from '../../mock/respond.js';
import type { Contract, ContractOperation } from '../../spec/contract.js';
import type { CallFacts } from '../call-facts.js';
import { mismatches } from '../condition.js';
import { describeCondition } from '../describe.js';
import { scriptOperation } from '../script-operation.js';
import type { ExpectedCall } from './definition.js';

/** Counts the calls that a scenario expects. */
export class Expectation {
  readonly #operationId: string;
  came = 0;

  /** Throws `InvalidInput` for an operation that is not known. */
  constructor(
    contract: Contract,
    readonly expected: ExpectedCall,
  ) {
    this.#operationId = scriptOperation(contract, expected.operation);
  }

  observe({ operationId }: ContractOperation, facts: CallFacts, { action }: Pick<Outcome, 'action'>): void {
    const { when, action: wanted } = this.expected;
    if (this.#operationId !== '*' && this.#operationId !== operationId) return;
    if (wanted !== undefined && wanted !== action) return;
    if (mismatches(when, facts).length === 0) this.came += 1;
  }

  get isMet(): boolean {
    const { atLeast, atMost } = this.#bounds;
    return this.came >= atLeast && this.came <= atMost;
  }

  get description(): string {
    const { operation, action, when } = this.expected;
    const conditions = when === undefined ? [] : describeCondition(when);
    const call = [
      operation,
      action && `answered ${action}`,
      conditions.length > 0 && `with ${conditions.join(' and ')}`,
    ];
    return `${call.filter(Boolean).join(' ')}: ${this.#wanted}, came ${this.came}`;
  }

  get #bounds(): { atLeast: number; atMost: number } {
    const { times, atMost = Number.POSITIVE_INFINITY, atLeast } = this.expected;
    if (times !== undefined) return { atLeast: times, atMost: times };
    return { atLeast: atLeast ?? (Number.isFinite(atMost) ? 0 : 1), atMost };
  }

  get #wanted(): string {
    const { atLeast, atMost } = this.#bounds;
    if (atLeast === atMost) return `expected ${atLeast}`;
    return Number.isFinite(atMost) ? `expected ${atLeast} to ${atMost}` : `expected at least ${atLeast}`;
  }
}
