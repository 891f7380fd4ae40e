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
}

export type Outcome = 'valid' | 'violated' | 'unverifiable';

/** What became of the check of an exchange. */
export interface Verdict {
  readonly place: Place;
  readonly method: string;
  readonly target: string;
  readonly status: number;
  readonly operationId: string | undefined;
  readonly action: string | undefined;
  readonly resultCode: string | undefined;
  /** Unverifiable where something could not be checked and nothing else is wrong; never valid then. */
  readonly outcome: Outcome;
  readonly findings: readonly Finding[];
  /** Why something could not be checked. */
  readonly unverifiable: readonly string[];
  /** None where the source could not be read as one. */
  readonly exchange: HttpExchange | undefined;
  /** The outcome that an earlier verdict on the same exchange had, which this one adds to. */
  readonly amends?: Outcome;
}
