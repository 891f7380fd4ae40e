import type { Summary } from '../summary.js';

/** The counts of a run as reports for machines have them. */
export const counted = ({
  exchanges,
  outcomes,
  severities,
  expected,
  leftOut,
  outdated,
  checks,
}: Summary) => ({
  exchanges,
  outcomes,
  findings: { ...severities, expected },
  leftOut,
  outdated,
  checks: Object.fromEntries(checks),
});
