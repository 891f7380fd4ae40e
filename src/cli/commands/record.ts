import { Command, InvalidArgumentError } from 'commander';
import { regions, upstreamOf } from '../../upstream/regions.js';
import { coverageOption } from '../coverage-folder.js';
import { portNumber } from '../port-number.js';
import { graceOption } from '../stopping.js';
import type { RecordOptions } from './record/record.js';

export function recordCommand(): Command {
  return new Command('record')
    .description('forward calls to a live Authlete and record them without secrets')
    .requiredOption(
      '--upstream <region-or-url>',
      `the live Authlete: ${Object.keys(regions).join(', ')} or a URL`,
      upstream,
    )
    .option('--out <file>', 'the output file, which must not exist (default: recording-<time>.ndjson)')
    .option('-p, --port <number>', 'the port; 0 selects a free one', portNumber, 4690)
    .option('--host <address>', 'the address to listen on', '127.0.0.1')
    .addOption(coverageOption())
    .addOption(graceOption())
    .option('--json', 'print JSON lines instead of text')
    .addHelpText('after', help)
    .action(async (options: RecordOptions) => {
      const { record } = await import('./record/record.js');
      await record(options);
    });
}

const help = `
Examples:
  authlete-testkit record --upstream us --out flow.ndjson          record calls to the US region
  authlete-testkit record --upstream https://authlete.example.com  a dedicated Authlete
  authlete-testkit serve --replay flow.ndjson                      replay the recording offline

The recorder replaces tokens, tickets, codes, secrets, assertions and keys by placeholders before it writes.
Your authorization server keeps its service ID and API token. The recording contains neither tokens nor
secrets. Personal data such as names stays in it, so use test accounts. Stop with Ctrl+C.
The recorder respects HTTPS_PROXY, HTTP_PROXY, NO_PROXY and NODE_EXTRA_CA_CERTS.`;

function upstream(text: string): URL {
  const url = upstreamOf(text);
  if (url !== undefined) return url;
  throw new InvalidArgumentError(
    `Please use ${Object.keys(regions).join(', ')}, or an http or https URL without a user name, such as https://authlete.example.com.`,
  );
}
