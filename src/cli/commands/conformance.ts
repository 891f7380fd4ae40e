import { Command, InvalidArgumentError } from 'commander';
import { type CheckingOptions, withCheckingOptions } from '../checking-options.js';
import { endingWith } from '../outcome.js';

export interface ConformanceOptions extends CheckingOptions {
  readonly target: string;
  readonly serviceId?: string;
  readonly compare?: string;
  readonly allowWrites?: true;
  /** Calls per second. */
  readonly rate: number;
  /** The file to write; it must not exist. */
  readonly record?: string;
}

export function conformanceCommand(): Command {
  const command = new Command('conformance')
    .description('call a live Authlete, and check what it answers against the contract')
    .requiredOption('--target <where>', 'us, jp, eu, br, a URL, or mock for one that is started for it')
    .option('--service-id <number>', 'the service (default: AUTHLETE_SERVICE_ID)')
    .option('--allow-writes', 'make a temporary client, run the flows with it, and remove it')
    .option('--compare <where>', 'make the same calls there, and tell what is answered differently')
    .option('--record <file>', 'write down the exchanges with the target, without secrets')
    .option('--rate <calls>', 'calls a second at most; the mock has no limit', callsPerSecond, 10);
  return withCheckingOptions(command)
    .addHelpText('after', help)
    .action(
      endingWith(async (options: ConformanceOptions) => {
        const { conformance } = await import('./conformance/conformance.js');
        return conformance(options);
      }),
    );
}

const help = `
The API token comes from the environment variable AUTHLETE_API_TOKEN, the service from AUTHLETE_SERVICE_ID;
those of --compare from AUTHLETE_API_TOKEN_2 (or AUTHLETE_API_TOKEN) and AUTHLETE_SERVICE_ID_2.
HTTPS_PROXY, HTTP_PROXY, NO_PROXY and NODE_EXTRA_CA_CERTS are honoured.

Examples:
  authlete-testkit conformance --target us                  what changes nothing
  authlete-testkit conformance --target us --allow-writes   the flows too, with a client of its own
  authlete-testkit conformance --target us --compare jp     do both answer alike?
  authlete-testkit conformance --target us --compare mock   is the mock like the real one?
  authlete-testkit conformance --target us --report pretty,junit --report-dir reports

Exit codes: 0 all that was called conforms, 1 it does not, 2 it could not run.`;

function callsPerSecond(text: string): number {
  if (/^[1-9]\d{0,3}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It is a number of calls a second, from 1 to 9999.');
}
