import { Command, InvalidArgumentError } from 'commander';
import { withCheckingOptions } from '../checking-options.js';
import { withExitCode } from '../exit-code.js';
import type { ConformanceOptions } from './conformance/conformance.js';

export function conformanceCommand(): Command {
  const command = new Command('conformance')
    .description('call a live Authlete and check its responses against the contract')
    .requiredOption('--target <where>', 'us, jp, eu, br, a URL, or mock to start one for this run')
    .option('--service-id <number>', 'the service ID (default: AUTHLETE_SERVICE_ID)')
    .option('--allow-writes', 'create a temporary client, run the flows with it and delete it')
    .option('--compare <where>', 'make the same calls there and report the differences')
    .option('--baseline <file>', 'keep what was seen there, and report what is new since the previous run')
    .option('--record <file>', 'record the exchanges with the target, without secrets')
    .option('--rate <calls>', 'maximum calls per second; does not apply to the mock', callsPerSecond, 10);
  return withCheckingOptions(command)
    .addHelpText('after', help)
    .action(
      withExitCode(async (options: ConformanceOptions) => {
        const { conformance } = await import('./conformance/conformance.js');
        return conformance(options);
      }),
    );
}

const help = `
The command reads the API token from AUTHLETE_API_TOKEN and the service ID from AUTHLETE_SERVICE_ID.
For --compare it reads AUTHLETE_API_TOKEN_2 (or AUTHLETE_API_TOKEN) and AUTHLETE_SERVICE_ID_2. Without
the latter, --allow-writes creates a temporary service like that of the target there, and deletes it.
It respects HTTPS_PROXY, HTTP_PROXY, NO_PROXY and NODE_EXTRA_CA_CERTS.

Examples:
  authlete-testkit conformance --target us                  only calls that change nothing
  authlete-testkit conformance --target us --allow-writes   also the flows, with a temporary client
  authlete-testkit conformance --target us --compare jp     compare two regions
  authlete-testkit conformance --target us --compare mock   compare the mock with the real service
  authlete-testkit conformance --target us --baseline drift.json
  authlete-testkit conformance --target us --report pretty,junit --report-dir reports

Exit codes: 0 everything called conforms, 1 something does not conform, 2 the run failed.`;

function callsPerSecond(text: string): number {
  if (/^[1-9]\d{0,3}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Please use a number of calls per second from 1 to 9999.');
}
