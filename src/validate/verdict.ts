import type { HttpExchange, Place } from './exchange.js';

export type Severity = 'error' | 'warning';

/** What a check found. */
export interface Finding {
  /** The id of the check: the name of its file. */
  readonly check: string;
  readonly severity: Severity;
  readonly message: string;
  /** Where in the exchange, as a JSON pointer below `request` or `response`: `/response/accessToken`. */
  readonly pointer: string;
  readonly expected?: string | undefined;
  readonly got?: string | undefined;
  /** Where in the contract, such as `#/components/schemas/…`. */
  readonly contract?: string | undefined;
  /** Why it is expected, where it is: the comment of a row of the file of expected findings. */
  readonly accepted?: string | undefined;
}

/** `expected`: all that is wrong is what a file of expected findings names. */
export const outcomes = ['valid', 'violated', 'unverifiable', 'expected'] as const;
export type Outcome = (typeof outcomes)[number];

/** What became of the check of an exchange. */
export interface Verdict {
  readonly place: Place;
  readonly method: string;
  readonly target: string;
  readonly status: number;
  readonly operationId: string | undefined;
  readonly action: string | undefined;
  readonly resultCode: string | undefined;
  /** Unverifiable where something could not be checked and nothing unexpected is wrong; never valid then. */
  readonly outcome: Outcome;
  readonly findings: readonly Finding[];
  /** Why something could not be checked. */
  readonly unverifiable: readonly string[];
  /** None where the source could not be read as one, and where nothing is wrong with it if threads have judged it. */
  readonly exchange: HttpExchange | undefined;
  /** The outcome that an earlier verdict on the same exchange had, which this one adds to. */
  readonly amends?: Outcome;
}
