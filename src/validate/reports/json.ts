import type { Summary } from '../summary.js';
import { exitCodeOf } from '../summary.js';
import type { Report } from './report.js';
import { reportedVerdict } from './reported.js';

/** One JSON document: the contract, all verdicts and the totals. Written as a stream. */
export const jsonReport: Report = ({ write, version, contract, tolerance, rerun }) => {
  const { version: contractVersion } = contract.document.info;
  const head = { tool: { name: 'authlete-testkit', version }, contract: contractVersion };
  let before = `${JSON.stringify(head).slice(0, -1)},"verdicts":[\n`;
  return {
    async verdict(verdict) {
      await write(before + JSON.stringify(reportedVerdict(verdict, rerun)));
      before = ',\n';
    },
    async end(summary) {
      const opening = before === ',\n' ? '' : before;
      const tail = { summary: counted(summary), passed: exitCodeOf(summary, tolerance) === 0 };
      await write(`${opening}\n],${JSON.stringify(tail).slice(1)}\n`);
    },
  };
};

/** Returns the totals of a run for machine-readable reports. */
export const counted = ({
  exchanges,
  outcomes,
  severities,
  expected,
  leftOut,
  passedOver,
  outdated,
  checks,
  maskedExchanges,
  masked,
  news,
}: Summary) => ({
  exchanges,
  outcomes,
  findings: { ...severities, expected },
  leftOut,
  passedOver,
  outdated,
  checks: Object.fromEntries(checks),
  masked: { exchanges: maskedExchanges, checks: Object.fromEntries(masked) },
  ...(news.length > 0 && { news }),
});
