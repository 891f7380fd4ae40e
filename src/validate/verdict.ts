import type { HttpExchange, Place } from './exchange.js';

export type Severity = 'error' | 'warning';

/** A finding of a check. */
export interface Finding {
  /** The ID of the check, which is the name of its file. */
  readonly check: string;
  readonly severity: Severity;
  readonly message: string;
  /**
   * The place in the exchange, as a JSON pointer that starts with `request` or `response`:
   * `/response/accessToken`.
   */
  readonly pointer: string;
  readonly expected?: string | undefined;
  readonly got?: string | undefined;
  /** The place in the contract, such as `#/components/schemas/…`. */
  readonly contract?: string | undefined;
  /** Why the finding is accepted: the comment in the file of expected findings. */
  readonly accepted?: string | undefined;
  /** Whether the previous run did not have it; `undefined` if there is nothing to compare with. */
  readonly isNew?: boolean | undefined;
}

/** `expected`: everything that is wrong is in the file of expected findings. */
export const outcomes = ['valid', 'violated', 'unverifiable', 'expected'] as const;
export type VerdictOutcome = (typeof outcomes)[number];

/** The result for an exchange. */
export interface Verdict {
  readonly place: Place;
  readonly method: string;
  readonly target: string;
  readonly status: number;
  readonly operationId: string | undefined;
  readonly action: string | undefined;
  readonly resultCode: string | undefined;
  /** `unverifiable` if something could not be checked and there are no unexpected findings. */
  readonly outcome: VerdictOutcome;
  readonly findings: readonly Finding[];
  /** Why something could not be checked. */
  readonly unverifiable: readonly string[];
  /** The checks that could not compare a value because it is masked with `***`. */
  readonly masked?: readonly string[] | undefined;
  /** `undefined` if the source could not be parsed. */
  readonly exchange: HttpExchange | undefined;
  /** The outcome of an earlier verdict on the same exchange that this one amends. */
  readonly amends?: VerdictOutcome;
}
