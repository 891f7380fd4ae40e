import { count } from '../../validate/reports/text.js';
import { type CoverageSummary, percentOf } from '../summary.js';

/** `61 of 84 actions (72 %) of the 14 operations that you call`. */
export function headline({ met, total, operations, scope }: CoverageSummary): string {
  if (operations.length === 0) return 'No operation with actions was called';
  const actions = `${met.toLocaleString('en')} of ${count(total, 'action')}`;
  const which = scope === 'all' ? 'of all' : 'of the';
  const whose = scope === 'all' ? '' : ' that you call';
  return `${actions} (${percentOf({ met, total })} %) ${which} ${count(operations.length, 'operation')}${whose}`;
}

/** Says that the run failed, or passed; `undefined` if no percentage is required. */
export function requirement({
  failUnder,
  passed,
}: {
  readonly failUnder: number | undefined;
  readonly passed: boolean;
}): string | undefined {
  if (failUnder === undefined) return undefined;
  return passed ? `Passed: ${failUnder} % are required.` : `Failed: ${failUnder} % are required.`;
}
