import { type Command, Option } from 'commander';
import type { FormatName } from '../validate/reports/formats.js';
import { commaSeparated, reportNames } from './report-names.js';

/** The options of every command that checks exchanges. */
export interface CheckingOptions {
  readonly spec?: string;
  readonly only?: readonly string[];
  readonly skip?: readonly string[];
  readonly failOn: 'error' | 'warning';
  readonly allowUnverifiable?: true;
  readonly expected?: string;
  readonly writeExpected?: string;
  readonly report: readonly FormatName[];
  readonly reportDir?: string;
}

export const withCheckingOptions = (command: Command): Command =>
  command
    .option('--spec <file-or-url>', 'a newer Authlete OpenAPI document instead of the built-in one')
    .option('--only <names>', 'run and report only these checks, operations, API paths or tags', names)
    .option('--skip <names>', 'run and report everything except these', names)
    .addOption(
      new Option('--fail-on <severity>', 'the lowest severity that fails the run')
        .choices(['error', 'warning'])
        .default('error'),
    )
    .option('--allow-unverifiable', 'accept exchanges that could not be verified')
    .option('--expected <file>', 'a YAML file of expected findings, each with a comment')
    .option('--write-expected <file>', 'write such a file for the current findings')
    .option('--report <formats>', `report formats: ${formats.all.join(', ')}`, formats.parse, ['pretty'])
    .option('--report-dir <folder>', 'the folder for the report files authlete-validate.*');

// The reports are loaded only when a command runs. The compiler checks that this list is complete.
const formats = reportNames({
  pretty: true,
  json: true,
  ndjson: true,
  junit: true,
  sarif: true,
  markdown: true,
  html: true,
  github: true,
} satisfies Record<FormatName, true>);

/** Parses a comma-separated list, or several occurrences of the option. */
const names = (value: string, before: readonly string[] = []): string[] => [
  ...before,
  ...commaSeparated(value),
];

/** The option that names the hosts whose calls count. @param verb what the command does with these calls */
export const hostOption = (verb: string): Option =>
  new Option(
    '--host <names>',
    `${verb} only calls of these hosts (default: of hosts that are an Authlete)`,
  ).argParser((value: string, before: readonly string[] = []) => [...before, ...commaSeparated(value)]);
