import { githubReport } from './github.js';
import { htmlReport } from './html.js';
import { jsonReport } from './json.js';
import { junitReport } from './junit.js';
import { ndjsonReport } from './ndjson.js';
import { prettyReport } from './pretty.js';
import type { Report } from './report.js';
import { sarifReport } from './sarif.js';

interface Format {
  readonly report: Report;
  /** The file name extension in --report-dir. Reports without one go to standard output. */
  readonly extension?: string;
}

/** The reports, by their --report names. */
export const formats = {
  pretty: { report: prettyReport },
  json: { report: jsonReport, extension: 'json' },
  ndjson: { report: ndjsonReport, extension: 'ndjson' },
  junit: { report: junitReport, extension: 'xml' },
  sarif: { report: sarifReport, extension: 'sarif' },
  html: { report: htmlReport, extension: 'html' },
  github: { report: githubReport },
} as const satisfies Record<string, Format>;

export type FormatName = keyof typeof formats;
