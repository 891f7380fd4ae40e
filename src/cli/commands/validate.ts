import { Command, InvalidArgumentError, Option } from 'commander';
import { nearest } from '../../nearest.js';
import type { FormatName } from '../../validate/reports/formats.js';
import { endingWith } from '../outcome.js';

export interface ValidateOptions {
  readonly spec?: string;
  readonly entry?: readonly number[];
  readonly only?: readonly string[];
  readonly skip?: readonly string[];
  readonly failOn: 'error' | 'warning';
  readonly allowUnverifiable?: true;
  readonly expected?: string;
  readonly writeExpected?: string;
  readonly report: readonly FormatName[];
  readonly reportDir?: string;
  readonly format?: string;
  readonly operation?: string;
  readonly status?: number;
  readonly request?: true;
}

export function validateCommand(): Command {
  return new Command('validate')
    .description('check recorded Authlete traffic against the contract')
    .argument('<file...>', 'files with exchanges, see below; - for standard input')
    .option('--format <format>', 'ndjson, har, postman or vcr, where a file does not tell')
    .option('--operation <id>', 'each file is one body of an answer of this operation')
    .option('--status <status>', 'with --operation: the HTTP status of the answer', httpStatus)
    .option('--request', 'with --operation: each file is the body of a request')
    .option('--spec <file-or-url>', 'a newer Authlete OpenAPI document instead of the built-in one')
    .option('--entry <numbers>', 'report only these lines or entries, such as 12,15', numbers)
    .option('--only <names>', 'only these checks, operations, API paths or tags', names)
    .option('--skip <names>', 'all but these', names)
    .addOption(
      new Option('--fail-on <severity>', 'what does not pass').choices(['error', 'warning']).default('error'),
    )
    .option('--allow-unverifiable', 'pass although something could not be verified')
    .option('--expected <file>', 'findings that are known, each with a comment (YAML)')
    .option('--write-expected <file>', 'propose such a file for what is found')
    .option('--report <formats>', `of ${formatNames.join(', ')}`, formats, ['pretty'])
    .option('--report-dir <folder>', 'where reports for machines are written: authlete-validate.*')
    .addHelpText('after', help)
    .action(
      endingWith(async (files: string[], options: ValidateOptions) => {
        const { validate } = await import('./validate/validate.js');
        return validate(files, options);
      }),
    );
}

// The reports themselves are loaded when the command runs; the compiler checks that none is missing.
const formatNames = Object.keys({
  pretty: true,
  json: true,
  ndjson: true,
  junit: true,
  sarif: true,
  html: true,
  github: true,
} satisfies Record<FormatName, true>);

const isFormat = (name: string): name is FormatName => formatNames.includes(name);

const listed = (value: string): string[] => value.split(',').flatMap((item) => item.trim() || []);

/** A list with commas, or the option given several times. */
const names = (value: string, before: readonly string[] = []): string[] => [...before, ...listed(value)];

const numbers = (value: string, before: readonly number[] = []): number[] => [
  ...before,
  ...listed(value).map((item) => {
    if (!/^[1-9]\d*$/.test(item)) throw new InvalidArgumentError(`${item} is no line or entry, 1 or more.`);
    return Number(item);
  }),
];

const formats = (value: string): FormatName[] =>
  [...new Set(listed(value))].map((name) => {
    if (isFormat(name)) return name;
    const similar = nearest(name, formatNames);
    throw new InvalidArgumentError(
      `${name} is no report. ${similar === undefined ? `There are ${formatNames.join(', ')}.` : `Did you mean ${similar}?`}`,
    );
  });

const help = `
A file may be (told by what it begins with, else by its name):
  ndjson    a recording or a journal of this tool, an exchange a line
  har       HAR 1.2, as browsers and proxies export it; calls that have no /api/ in their path are passed over
  postman   a Postman collection 2.1 with saved responses
  vcr       a cassette of VCR (Ruby) or VCR.py, YAML or JSON

Exit codes: 0 clean, 1 violated, unverifiable or nothing verified, 2 could not run.

Examples:
  authlete-testkit validate flow.ndjson traffic.har
  kubectl logs proxy | authlete-testkit validate -
  authlete-testkit validate answer.json --operation auth_introspection_api --status 200
  authlete-testkit validate flow.ndjson --entry 12          one exchange again
  authlete-testkit validate flow.ndjson --only "Token Endpoint" --skip undocumented-members
  authlete-testkit validate flow.ndjson --report pretty,sarif,html --report-dir reports
  authlete-testkit validate flow.ndjson --write-expected known.yaml
  authlete-testkit validate flow.ndjson --expected known.yaml`;

function httpStatus(text: string): number {
  if (/^[1-5]\d\d$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It is not an HTTP status.');
}
