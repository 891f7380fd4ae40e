import type { CheckResult } from '../../src/check/result.js';

/** The IDs of the obligations that a check found broken or doubtful. */
export const findingsOf = (results: readonly CheckResult[]): string[] =>
  results
    .filter(({ verdict }) => verdict === 'broken' || verdict === 'doubtful')
    .map(({ obligation }) => obligation.id);
