import { counted } from './json.js';
import type { Report } from './report.js';
import { reportedVerdict } from './reported.js';

/** One verdict per line as it comes, then the totals. */
export const ndjsonReport: Report = ({ write, rerun }) => ({
  verdict: (verdict) => write(`${JSON.stringify(reportedVerdict(verdict, rerun))}\n`),
  end: (summary) => write(`${JSON.stringify({ summary: counted(summary) })}\n`),
});
