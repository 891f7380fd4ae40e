import type { CheckContext } from '../../../../src/validate/check-context.js';
import type { HttpExchange } from '../../../../src/validate/exchange.js';

/** A valid exchange with one thing broken. */
export interface Mutant {
  /** What was broken. Of those that say the same of an operation and a status, one is tried. */
  readonly what: string;
  readonly exchange: () => HttpExchange;
}

/** Breaks one rule of valid exchanges, everywhere it can. */
export interface Mutator {
  readonly name: string;
  /** The checks that must detect it: each detects some mutants, and together they detect all. */
  readonly caughtBy: readonly string[];
  readonly mutate: (valid: CheckContext) => Iterable<Mutant>;
}
