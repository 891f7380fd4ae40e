import { Command, InvalidArgumentError } from 'commander';
import { hostOption, withCheckingOptions } from '../checking-options.js';
import { withExitCode } from '../exit-code.js';
import { commaSeparated } from '../report-names.js';
import type { ValidateCommandOptions } from './validate/validate.js';
import { keepYoungGenerationSmall } from './validate/young-generation.js';

export function validateCommand(): Command {
  const command = new Command('validate')
    .description('check recorded Authlete traffic against the contract')
    .argument('<file...>', 'files, folders or patterns (see below); - for standard input')
    .option('--format <format>', 'the format of the files, if it cannot be detected')
    .addOption(hostOption('check'))
    .option('--operation <id>', 'read each file as one response body of this operation')
    .option('--status <status>', 'with --operation: the HTTP status of the response', httpStatus)
    .option('--request', 'with --operation: read each file as a request body')
    .option('--entry <numbers>', 'report only these lines or entries, such as 12,15', numbers);
  return withCheckingOptions(command)
    .addHelpText('after', help)
    .action(
      withExitCode(async (files: string[], options: ValidateCommandOptions) => {
        keepYoungGenerationSmall();
        const { validate } = await import('./validate/validate.js');
        return validate(files, options);
      }),
    );
}

const numbers = (value: string, before: readonly number[] = []): number[] => [
  ...before,
  ...commaSeparated(value).map((item) => {
    if (!/^[1-9]\d*$/.test(item))
      throw new InvalidArgumentError(`${item} is not a line or entry. Please use numbers from 1 on.`);
    return Number(item);
  }),
];

const help = `
File formats (detected by the beginning of a file, or else by its name; also compressed with gzip):
  ndjson    a recording or a journal of this tool, one exchange per line
  journal   the journal of the control plane
  har       HAR 1.2, as browsers, proxies and test tools export it; also a zip archive of Playwright
  postman   a Postman collection 2.1 with saved responses
  vcr       a cassette of VCR (Ruby) or VCR.py, YAML or JSON
  wiremock  mappings or the request journal of WireMock
  nock      a recording of nock
  hoverfly  a simulation of Hoverfly

Exit codes: 0 clean, 1 violated, unverifiable or nothing verified, 2 the run failed.

Examples:
  authlete-testkit validate flow.ndjson traffic.har recordings/ 'test/**/*.har.gz'
  kubectl logs proxy | authlete-testkit validate -
  authlete-testkit validate answer.json --operation auth_introspection_api --status 200
  authlete-testkit validate flow.ndjson --entry 12          only one exchange
  authlete-testkit validate flow.ndjson --only "Token Endpoint" --skip undocumented-members
  authlete-testkit validate flow.ndjson --report pretty,sarif,html --report-dir reports
  authlete-testkit validate flow.ndjson --write-expected known.yaml
  authlete-testkit validate flow.ndjson --expected known.yaml`;

function httpStatus(text: string): number {
  if (/^[1-5]\d\d$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Please use an HTTP status from 100 to 599.');
}
