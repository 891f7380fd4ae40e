import type { CheckResult } from '../result.js';
import { githubText } from './github.js';
import { htmlText } from './html.js';
import { jsonText, ndjsonText } from './json.js';
import { junitText } from './junit.js';
import { markdownText } from './markdown.js';
import { prettyText } from './pretty.js';
import { type CheckReport, type CheckReportOptions, checkReport } from './report.js';
import { sarifText } from './sarif.js';

interface CheckFormat {
  /** Its output contains no secret, and no character that can disguise text. */
  report(results: readonly CheckResult[], options: CheckReportOptions): string;
  /** The file name extension. Reports without one go to standard output. */
  readonly extension?: string;
}

const format = (text: (report: CheckReport) => string, extension?: string): CheckFormat => ({
  report: (results, options) => text(checkReport(results, options)),
  ...(extension !== undefined && { extension }),
});

/** The reports of a check, by their --report names. */
export const checkReports = {
  pretty: format(prettyText),
  json: format(jsonText, 'json'),
  ndjson: format(ndjsonText, 'ndjson'),
  junit: format(junitText, 'xml'),
  sarif: format(sarifText, 'sarif'),
  markdown: format(markdownText, 'md'),
  html: format(htmlText, 'html'),
  github: format(githubText),
} as const satisfies Record<string, CheckFormat>;

export type CheckReportName = keyof typeof checkReports;
