import type { ResponderOutcome } from '../../mock/outcome.js';
import type { Contract, ContractOperation } from '../../spec/contract.js';
import type { CallFacts } from '../call-facts.js';
import type { Observer } from '../stubs.js';
import type { ScenarioDefinition } from './definition.js';
import { type CallCounts, Expectation } from './expectation.js';

/**
 * The expected calls of a scenario. In strict order, a call counts only after all expectations before it are
 * met.
 */
export class ExpectedCalls implements Observer {
  readonly list: readonly Expectation[];
  readonly #strict: boolean;

  /** Throws `InvalidInputError` if an operation is unknown. */
  constructor(contract: Contract, { expect = [], order }: ScenarioDefinition) {
    this.list = expect.map((expected) => new Expectation(contract, expected));
    this.#strict = order === 'strict';
  }

  concerns(operation: ContractOperation, facts: CallFacts, outcome: ResponderOutcome): boolean {
    return this.list.some((expectation) => expectation.fits(operation, facts, outcome));
  }

  observe(operation: ContractOperation, facts: CallFacts, outcome: ResponderOutcome): void {
    const awaited = this.#strict ? this.list.find(({ hasCome }) => !hasCome) : undefined;
    const last = awaited === undefined ? this.list.length : this.list.indexOf(awaited);
    for (const [index, expectation] of this.list.entries()) {
      if (expectation.fits(operation, facts, outcome)) expectation.count(index <= last);
    }
  }

  /** Takes over what all processes have counted. */
  follow(counts: readonly CallCounts[]): void {
    for (const [index, expectation] of this.list.entries()) {
      const counted = counts[index];
      if (counted !== undefined) expectation.follow(counted);
    }
  }

  get unmet(): string[] {
    return this.list.filter(({ isMet }) => !isMet).map(({ description }) => description);
  }
}
