import { count } from '../../validate/reports/text.js';
import { type CoverageSummary, percentOf } from '../summary.js';
import type { CoverageReport } from './report.js';

/** `61 of 84 actions (72 %) of the 14 operations that you call`. */
export function headline({ met, total, operations, scope }: CoverageSummary): string {
  if (operations.length === 0) return 'No operation with actions was called';
  const actions = `${met.toLocaleString('en')} of ${count(total, 'action')}`;
  const which = scope === 'all' ? 'of all' : 'of the';
  const whose = scope === 'all' ? '' : ' that you call';
  return `${actions} (${percentOf({ met, total })} %) ${which} ${count(operations.length, 'operation')}${whose}`;
}

/** Says whether enough was met; `undefined` if no percentage is required. */
export function requirement({
  failUnder,
  passed,
  summary,
}: Pick<CoverageReport, 'failUnder' | 'passed' | 'summary'>): string | undefined {
  if (failUnder === undefined) return undefined;
  if (summary.total === 0) return 'Failed: there is nothing to meet.';
  const percent = percentOf(summary);
  return passed
    ? `Passed: ${percent} % were met, and ${failUnder} % are required.`
    : `Failed: ${percent} % were met, but ${failUnder} % are required.`;
}
