import { githubReport } from './github.js';
import { htmlReport } from './html.js';
import { jsonReport } from './json.js';
import { junitReport } from './junit.js';
import { markdownReport } from './markdown.js';
import { ndjsonReport } from './ndjson.js';
import { prettyReport } from './pretty.js';
import type { Report } from './report.js';
import { sarifReport } from './sarif.js';
import { printableLines } from './text.js';

interface Format {
  /** Its output contains no character that can disguise text, whatever the traffic contains. */
  readonly report: Report;
  /** The file name extension in --report-dir. Reports without one go to standard output. */
  readonly extension?: string;
}

/** Escapes all output of a report. The report for terminals does that itself, because it has colours. */
function printing(report: Report): Report {
  return ({ write, ...options }) => report({ ...options, write: (text) => write(printableLines(text)) });
}

/** The reports, by their --report names. */
export const formats = {
  pretty: { report: prettyReport },
  json: { report: printing(jsonReport), extension: 'json' },
  ndjson: { report: printing(ndjsonReport), extension: 'ndjson' },
  junit: { report: printing(junitReport), extension: 'xml' },
  sarif: { report: printing(sarifReport), extension: 'sarif' },
  markdown: { report: printing(markdownReport), extension: 'md' },
  html: { report: printing(htmlReport), extension: 'html' },
  github: { report: printing(githubReport) },
} as const satisfies Record<string, Format>;

export type FormatName = keyof typeof formats;
