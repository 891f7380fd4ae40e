import type { Contract } from '../../spec/contract.js';
import { version } from '../../version.js';
import type { Coverage } from '../format.js';
import { openLeads } from '../leads.js';
import { type Scope, summaryOf } from '../summary.js';
import type { CoverageReport, Missing } from './report.js';

/** What a report is asked for. */
export interface Asked extends Partial<Pick<CoverageReport, 'width' | 'paint' | 'failUnder'>> {
  readonly scope: Scope;
}

/** Sums up coverage for the reports. */
export async function reportOf(
  coverage: Coverage,
  contract: Contract,
  { scope, failUnder, width = 80, paint = (_colour, text) => text }: Asked,
): Promise<CoverageReport> {
  const summary = summaryOf(coverage, contract, scope);
  const { met, total, operations } = summary;
  const leads = met < total ? await openLeads(contract) : undefined;
  const missing = operations.flatMap((of) =>
    of.actions.flatMap(({ action, state }): Missing[] =>
      state === 'missing' && leads !== undefined ? [{ of, action, lead: leads(of.operation, action) }] : [],
    ),
  );
  // Nothing to meet is not a success: no test called Authlete.
  const isReached = failUnder === undefined || (total > 0 && 100 * met >= failUnder * total);
  return { summary, missing, failUnder, passed: isReached, version: version(), width, paint };
}
