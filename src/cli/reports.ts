import { extname } from 'node:path';
import { editorSchema } from '../editor-schema.js';
import type { Contract } from '../spec/contract.js';
import { allRules } from '../validate/checks/by-id.js';
import { proposal, rowsAsJson, rowsAsYaml } from '../validate/expected/proposal.js';
import { type FormatName, formats } from '../validate/reports/formats.js';
import type { ReportOptions, Write } from '../validate/reports/report.js';
import { rerunWith } from '../validate/reports/rerun.js';
import type { Reporter } from '../validate/run.js';
import type { Tolerance } from '../validate/summary.js';
import { version } from '../version.js';
import type { CheckingOptions } from './checking-options.js';
import { type Output, openFile } from './output.js';
import { mustNotMix, outputOf } from './report-outputs.js';
import { paint } from './terminal.js';

/** The reports of a run. Files get their final names when the run completes. */
export interface Reports {
  readonly reporters: readonly Reporter[];
  /** Completes every report that can be written. Rejects with `InvalidInputError` if one could not. */
  finish(): Promise<void>;
  discard(): Promise<void>;
}

interface Run {
  readonly contract: Contract;
  readonly tolerance: Tolerance;
  readonly runs: (check: { readonly id: string }) => boolean;
  /** Returns the command that rechecks an exchange. Default: the command that validates a file. */
  readonly rerun?: ReportOptions['rerun'];
  /** An additional reporter whose output humans read before the totals. */
  readonly beside?: (write: Write) => Reporter;
}

/**
 * Opens the reports. Rejects with `InvalidInputError` if two reports would share standard output, or if a file
 * cannot be written.
 */
export async function openReports(
  options: CheckingOptions,
  { contract, tolerance, runs, rerun, beside }: Run,
): Promise<Reports> {
  const { report, reportDir, spec, writeExpected } = options;
  const wanted = { names: report, reportDir, file: fileOf };
  mustNotMix(wanted);
  const common = {
    version: version(),
    contract,
    tolerance,
    checks: allRules.filter(runs),
    rerun: rerun ?? rerunWith(spec === undefined ? [] : ['--spec', spec]),
    width: Math.min(Math.max(process.stdout.columns || 80, 40), 100),
    paint,
  } satisfies Omit<ReportOptions, 'write'>;
  const outputs: Output[] = [];
  const reporters: Reporter[] = [];
  const add = (output: Output, reporter: (write: Write) => Reporter) => {
    outputs.push(output);
    reporters.push(reporter(output.write));
  };
  const discard = async () => {
    for (const output of outputs) await output.discard();
  };
  try {
    for (const name of report) {
      const { report: reporter } = formats[name];
      const output = await outputOf(name, wanted);
      if (name === 'pretty' && beside !== undefined) reporters.push(beside(output.write));
      add(output, (write) => reporter({ ...common, write }));
    }
    if (writeExpected !== undefined) {
      const isJson = extname(writeExpected).toLowerCase() === '.json';
      const textOf = isJson ? rowsAsJson : rowsAsYaml(editorSchema('expected-findings', writeExpected));
      add(await openFile(writeExpected, { isNew: true }), (write) => proposal(write, textOf));
    }
  } catch (problem) {
    await discard();
    throw problem;
  }
  const finish = async () => {
    const finished = await Promise.allSettled(outputs.map((output) => output.finish()));
    for (const one of finished) if (one.status === 'rejected') throw one.reason;
    if (writeExpected !== undefined) console.error(proposed(writeExpected));
  };
  return { reporters, finish, discard };
}

const proposed = (file: string): string =>
  `Wrote ${file}. Please explain each finding in its comment, then pass --expected ${file}.`;

const fileOf = (name: FormatName): string | undefined => {
  const format = formats[name];
  return 'extension' in format ? `authlete-validate.${format.extension}` : undefined;
};
