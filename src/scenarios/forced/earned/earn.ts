import type { Parameters } from '../flows.js';
import type { Trial } from '../trial.js';

/** What an answer keeps of the call that it answers. */
export interface Given {
  /** The body of the call. */
  readonly body: Readonly<Record<string, unknown>>;
  /** OAuth parameters that the answer repeats, such as `state`. */
  readonly parameters: Parameters;
  readonly grantType: string | undefined;
  readonly subject: string;
}

/** Makes the body of a call that is answered with the action. */
export type Earn = (trial: Trial, given: Given) => Promise<object>;

/** By operation and action. */
export type Earned = Readonly<Record<string, Readonly<Record<string, Earn>>>>;
