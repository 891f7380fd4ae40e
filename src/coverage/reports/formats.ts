import { InvalidInputError } from '../../invalid-input-error.js';
import { nearest } from '../../nearest.js';
import { printableLines } from '../../validate/reports/text.js';
import { badgeReport } from './badge.js';
import { githubReport } from './github.js';
import { htmlReport } from './html.js';
import { jsonReport } from './json.js';
import { lcovReport, listings } from './lcov.js';
import { markdownReport } from './markdown.js';
import { prettyReport } from './pretty.js';
import type { CoverageReport, Render, SideFile } from './report.js';

interface Format {
  readonly render: Render;
  /** The file name extension in --report-dir. Reports without one go to standard output. */
  readonly extension?: string;
  /** Files that the report refers to. */
  readonly sideFiles?: (report: CoverageReport) => readonly SideFile[];
}

/** Escapes characters that can disguise text: names of tests come from outside. */
const printing =
  (render: Render): Render =>
  (report) =>
    printableLines(render(report));

/** The reports, by their --report names. */
const formats = {
  pretty: { render: prettyReport },
  json: { render: printing(jsonReport), extension: 'json' },
  markdown: { render: printing(markdownReport), extension: 'md' },
  html: { render: printing(htmlReport), extension: 'html' },
  lcov: { render: lcovReport, extension: 'lcov', sideFiles: listings },
  svg: { render: badgeReport, extension: 'svg' },
  github: { render: printing(githubReport) },
} as const satisfies Record<string, Format>;

export type ReportName = keyof typeof formats;

/** Returns a report by its name. Throws `InvalidInputError` if there is none, because JavaScript may pass any name. */
export function formatOf(name: ReportName): Format {
  if (Object.hasOwn(formats, name)) return formats[name];
  const names = Object.keys(formats);
  const similar = nearest(name, names);
  throw new InvalidInputError(
    `Failed to report the coverage: there is no report ${name}. ${similar === undefined ? `Please use ${names.join(', ')}.` : `Did you mean ${similar}?`}`,
  );
}
