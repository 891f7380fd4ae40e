import type { Parameters } from '../flows.js';
import type { Trial } from '../trial.js';

/** What a forced response keeps of the call that it answers. */
export interface Given {
  /** The body of the call. */
  readonly body: Readonly<Record<string, unknown>>;
  /** OAuth parameters that the response echoes, such as `state`. */
  readonly parameters: Parameters;
  readonly grantType: string | undefined;
  readonly subject: string;
}

/** Builds the body of a call whose response has the wanted action. */
export type Earn = (trial: Trial, given: Given) => Promise<object>;

/** Keyed by operation, then by action. */
export type Earned = Readonly<Record<string, Readonly<Record<string, Earn>>>>;
