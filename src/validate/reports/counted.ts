import type { Summary } from '../summary.js';

/** Returns the totals of a run for machine-readable reports. */
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
