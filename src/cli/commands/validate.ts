import { Command, InvalidArgumentError } from 'commander';
import { endingWith } from '../outcome.js';

export interface ValidateOptions {
  readonly spec?: string;
  readonly failOn: 'error' | 'warning';
  readonly allowUnverifiable?: true;
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
    .option('--fail-on <severity>', 'error or warning', 'error')
    .option('--allow-unverifiable', 'pass although something could not be verified')
    .addHelpText('after', help)
    .action(
      endingWith(async (files: string[], options: ValidateOptions) => {
        const { validate } = await import('./validate/validate.js');
        return validate(files, options);
      }),
    );
}

const help = `
A file may be (told by what it begins with, else by its name):
  ndjson    a recording or a journal of this tool, an exchange a line
  har       HAR 1.2, as browsers and proxies export it; calls that have no /api/ in their path are passed over
  postman   a Postman collection 2.1 with saved responses
  vcr       a cassette of VCR (Ruby) or VCR.py, YAML or JSON

Examples:
  authlete-testkit validate flow.ndjson traffic.har
  kubectl logs proxy | authlete-testkit validate -
  authlete-testkit validate answer.json --operation auth_introspection_api --status 200`;

function httpStatus(text: string): number {
  if (/^[1-5]\d\d$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It is not an HTTP status.');
}
