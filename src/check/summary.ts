import { type CheckResult, type CheckVerdict, verdicts } from './result.js';

/** Results by verdict, without those that are accepted. */
export type CheckSummary = Readonly<Record<CheckVerdict, number>>;

interface Counted extends Pick<CheckResult, 'verdict'> {
  readonly accepted?: string | undefined;
}

/** Counts results by verdict. Results that the file of expected failures accepts are not among them. */
export function summaryOf(results: readonly Counted[]): CheckSummary {
  const counted = results.filter(({ accepted }) => accepted === undefined);
  const of = (verdict: CheckVerdict) => counted.filter((result) => result.verdict === verdict).length;
  const [obeyed, broken, doubtful, notTried] = verdicts.map(of);
  return { obeyed: obeyed ?? 0, broken: broken ?? 0, doubtful: doubtful ?? 0, notTried: notTried ?? 0 };
}

export interface CheckTolerance {
  /** `should`: doubtful results fail the run too. Default: `must`. */
  readonly failOn?: 'must' | 'should' | undefined;
  /** Rows of the file of expected failures that no longer occur. */
  readonly outdated?: readonly string[] | undefined;
}

/** Whether a result fails the run. */
export const isFailure = (
  { verdict, accepted }: Counted,
  { failOn }: Pick<CheckTolerance, 'failOn'>,
): boolean =>
  accepted === undefined && (verdict === 'broken' || (verdict === 'doubtful' && failOn === 'should'));

/**
 * Returns 0 if a check passes, else 1: an obligation is broken, an expected failure no longer occurs, or nothing
 * was tried.
 */
export function checkExitCode(results: readonly Counted[], tolerance: CheckTolerance = {}): 0 | 1 {
  const isTried = results.some(({ verdict }) => verdict !== 'notTried');
  if (!isTried || (tolerance.outdated ?? []).length > 0) return 1;
  return results.some((result) => isFailure(result, tolerance)) ? 1 : 0;
}

/** Returns the problems of a run as a whole. */
export function checkProblems(results: readonly Counted[], { outdated = [] }: CheckTolerance): string[] {
  const isTried = results.some(({ verdict }) => verdict !== 'notTried');
  return [
    ...(results.length === 0 ? ['Nothing was checked: no obligation was selected.'] : []),
    ...(results.length > 0 && !isTried ? ['Nothing was tried, so the run proves nothing.'] : []),
    ...outdated.map((row) => `The expected failure no longer occurs: ${row}. Please remove its row.`),
  ];
}
