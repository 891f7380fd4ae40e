import type { Condition } from '../facts/obligations/conditions.js';
import type { Endpoint, Level } from '../facts/obligations/obligation.js';
import type { Evidence } from './observation.js';

/** `broken`: a must does not hold. `doubtful`: a should does not hold. */
export const verdicts = ['obeyed', 'broken', 'doubtful', 'notTried'] as const;
export type CheckVerdict = (typeof verdicts)[number];

/** What is known of an obligation, whether it belongs to an action or to all of them. */
export interface CheckedObligation {
  readonly id: string;
  readonly level: Level;
  readonly sentence: string;
  readonly sources: readonly string[];
  readonly note?: string;
  readonly operationId?: string;
  readonly action?: string;
  /** Which endpoint answers; `undefined` if no client waits for an answer, or if it holds for several. */
  readonly endpoint?: Endpoint | undefined;
  /** When it holds. Default: always. */
  readonly when?: Condition;
  /** What goes wrong otherwise. */
  readonly why?: string;
  /** When it cannot be judged. */
  readonly except?: string;
  /** What is known of reference implementations, as sentences. */
  readonly reference?: string;
}

/** How the server breaks an obligation. */
export interface Break {
  readonly message: string;
  readonly expected?: string;
  readonly got?: string;
  readonly observation: Evidence;
}

/** The result for one obligation. */
export interface CheckResult {
  readonly obligation: CheckedObligation;
  readonly verdict: CheckVerdict;
  /** Why it was not tried. */
  readonly reason?: string;
  readonly breaks: readonly Break[];
  /** Why the verdict is accepted: the comment in the file of expected failures. */
  readonly accepted?: string;
}
