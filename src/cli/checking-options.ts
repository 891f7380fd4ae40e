import { type Command, InvalidArgumentError, Option } from 'commander';
import { nearest } from '../nearest.js';
import type { FormatName } from '../validate/reports/formats.js';

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
    .option('--report <formats>', `report formats: ${formatNames.join(', ')}`, formats, ['pretty'])
    .option('--report-dir <folder>', 'the folder for the report files authlete-validate.*');

// The reports are loaded only when a command runs. The compiler checks that this list is complete.
const formatNames = Object.keys({
  pretty: true,
  json: true,
  ndjson: true,
  junit: true,
  sarif: true,
  markdown: true,
  html: true,
  github: true,
} satisfies Record<FormatName, true>);

const isFormat = (name: string): name is FormatName => formatNames.includes(name);

/** Parses a comma-separated list. */
export const commaSeparated = (value: string): string[] =>
  value.split(',').flatMap((item) => item.trim() || []);

/** Parses a comma-separated list, or several occurrences of the option. */
const names = (value: string, before: readonly string[] = []): string[] => [
  ...before,
  ...commaSeparated(value),
];

const formats = (value: string): FormatName[] =>
  [...new Set(commaSeparated(value))].map((name) => {
    if (isFormat(name)) return name;
    const similar = nearest(name, formatNames);
    throw new InvalidArgumentError(
      `${name} is not a report format. ${similar === undefined ? `Please use ${formatNames.join(', ')}.` : `Did you mean ${similar}?`}`,
    );
  });
