import { Command, InvalidArgumentError } from 'commander';
import { regions, upstreamOf } from '../../upstream/regions.js';
import { portNumber } from '../port-number.js';
import { graceOption } from '../stopping.js';

export interface RecordOptions {
  readonly upstream: URL;
  /** The file to write. Default: a name with the current time. */
  readonly out?: string;
  readonly port: number;
  readonly host: string;
  /** In milliseconds. */
  readonly grace: number;
  readonly json?: true;
}

export function recordCommand(): Command {
  return new Command('record')
    .description('stand before a live Authlete and write down what passes, without secrets')
    .requiredOption(
      '--upstream <region-or-url>',
      `where the live Authlete is: ${Object.keys(regions).join(', ')} or a URL`,
      upstream,
    )
    .option('--out <file>', 'the file to write; it must not exist (default: recording-<time>.ndjson)')
    .option('-p, --port <number>', 'the port; 0 takes a free one', portNumber, 4690)
    .option('--host <address>', 'the address to listen on', '127.0.0.1')
    .addOption(graceOption())
    .option('--json', 'print lines of JSON instead of text')
    .addHelpText('after', help)
    .action(async (options: RecordOptions) => {
      const { record } = await import('./record/record.js');
      await record(options);
    });
}

const help = `
Examples:
  authlete-testkit record --upstream us --out flow.ndjson          write down what goes to the US region
  authlete-testkit record --upstream https://authlete.example.com  an Authlete of your own
  authlete-testkit serve --replay flow.ndjson                      answer from it afterwards, offline

Tokens, tickets, codes, secrets, assertions and keys become placeholders before anything is written.
Your authorization server keeps its service ID and its API token; the recorder writes neither token nor
secret. What people are called stays: record with test accounts. Stop it with Ctrl+C.
HTTPS_PROXY, HTTP_PROXY, NO_PROXY and NODE_EXTRA_CA_CERTS are honoured.`;

function upstream(text: string): URL {
  const url = upstreamOf(text);
  if (url !== undefined) return url;
  throw new InvalidArgumentError(
    `It is one of ${Object.keys(regions).join(', ')}, or a URL of http or https without a user name, such as https://authlete.example.com.`,
  );
}
