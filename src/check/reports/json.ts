import { printableLines } from '../../validate/reports/text.js';
import type { CheckReport } from './report.js';

/** What machine-readable reports say of the run as a whole. */
export const runOf = ({ summary, accepted, passed, problems, since, ...report }: CheckReport) => ({
  summary,
  accepted: accepted.length,
  passed,
  ...(problems.length > 0 && { problems }),
  ...(since !== undefined && { since }),
  server: report.server,
  tool: { name: 'authlete-testkit', version: report.version },
  ...(report.seconds !== undefined && { seconds: report.seconds }),
});

/** One JSON document: the summary, the run, and the results. */
export const jsonText = (report: CheckReport): string =>
  printableLines(`${JSON.stringify({ ...runOf(report), results: report.results }, undefined, 2)}\n`);

/** One result per line, then the totals. */
export const ndjsonText = (report: CheckReport): string =>
  printableLines([...report.results, runOf(report)].map((line) => `${JSON.stringify(line)}\n`).join(''));
