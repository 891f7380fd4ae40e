import { Command, InvalidArgumentError } from 'commander';
import { regions, upstreamOf } from '../../upstream/regions.js';
import { type CheckingOptions, withCheckingOptions } from '../checking-options.js';
import { portNumber } from '../port-number.js';
import { graceOption } from '../stopping.js';

export interface ProxyCommandOptions extends CheckingOptions {
  /** As given: a region or a URL. */
  readonly upstream: string;
  /** 0 picks a free port. */
  readonly port?: number;
  readonly host: string;
  readonly enforce?: true;
  /** The file to write; it must not exist. */
  readonly record?: string;
  /** In milliseconds. */
  readonly grace: number;
  readonly json?: true;
}

export function proxyCommand(): Command {
  const command = new Command('proxy')
    .description('stand before a live Authlete, and check what passes against the contract')
    .argument('[command...]', 'run it with AUTHLETE_BASE_URL set, and end with it')
    .requiredOption(
      '--upstream <region-or-url>',
      `where the live Authlete is: ${Object.keys(regions).join(', ')} or a URL`,
      upstream,
    )
    .option('-p, --port <number>', 'the port (default: 4690; a free one for a command)', portNumber)
    .option('--host <address>', 'the address to listen on', '127.0.0.1')
    .option('--enforce', 'answer 400 to requests, and 502 for answers, that break the contract')
    .option('--record <file>', 'write down what passes, without secrets; the file must not exist')
    .addOption(graceOption())
    .option('--json', 'print lines of JSON instead of text');
  return withCheckingOptions(command)
    .addHelpText('after', help)
    .action(async (command: string[], options: ProxyCommandOptions) => {
      const { proxy } = await import('./proxy/proxy.js');
      await proxy(command, options);
    });
}

const help = `
Examples:
  authlete-testkit proxy --upstream us              see what is wrong with the traffic, which passes as it is
  authlete-testkit proxy --upstream us --enforce    and let nothing pass that breaks the contract
  authlete-testkit proxy --upstream us -- npm test  fails if the tests fail, or if the traffic is not valid

Your authorization server keeps its service ID and its API token, and gets the URL of the proxy as the base
URL. Stop it with Ctrl+C. Exit codes: 0 all that passed is valid, 1 it is not, or nothing passed.
HTTPS_PROXY, HTTP_PROXY, NO_PROXY and NODE_EXTRA_CA_CERTS are honoured.`;

function upstream(text: string): string {
  if (upstreamOf(text) !== undefined) return text;
  throw new InvalidArgumentError(
    `It is one of ${Object.keys(regions).join(', ')}, or a URL of http or https without a user name, such as https://authlete.example.com.`,
  );
}
