import { Command, InvalidArgumentError } from 'commander';
import { regions, upstreamOf } from '../../upstream/regions.js';
import { withCheckingOptions } from '../checking-options.js';
import { coverageOption } from '../coverage-folder.js';
import { portNumber } from '../port-number.js';
import { graceOption } from '../stopping.js';
import type { ProxyCommandOptions } from './proxy/options.js';

export function proxyCommand(): Command {
  const command = new Command('proxy')
    .description('forward calls to a live Authlete and check them against the contract')
    .argument('[command...]', 'a command to run with AUTHLETE_BASE_URL set; the proxy stops with it')
    .requiredOption(
      '--upstream <region-or-url>',
      `the live Authlete: ${Object.keys(regions).join(', ')} or a URL`,
      upstream,
    )
    .option('-p, --port <number>', 'the port (default: 4690, or a free port with a command)', portNumber)
    .option('--host <address>', 'the address to listen on', '127.0.0.1')
    .option('--enforce', 'respond 400 to requests, and 502 for responses, that violate the contract')
    .option('--record <file>', 'record the traffic without secrets; the file must not exist')
    .addOption(coverageOption())
    .addOption(graceOption())
    .option('--json', 'print JSON lines instead of text');
  return withCheckingOptions(command)
    .addHelpText('after', help)
    .action(async (command: string[], options: ProxyCommandOptions) => {
      const { proxy } = await import('./proxy/proxy.js');
      await proxy(command, options);
    });
}

const help = `
Examples:
  authlete-testkit proxy --upstream us              report violations; the traffic passes unchanged
  authlete-testkit proxy --upstream us --enforce    also block traffic that violates the contract
  authlete-testkit proxy --upstream us -- npm test  fail if the tests fail or the traffic is not valid

Configure your authorization server with the URL of the proxy as its base URL, and keep the service ID and
API token. Stop with Ctrl+C. Exit codes: 0 all traffic is valid, 1 it is not, or there was none.
The proxy respects HTTPS_PROXY, HTTP_PROXY, NO_PROXY and NODE_EXTRA_CA_CERTS.`;

function upstream(text: string): string {
  if (upstreamOf(text) !== undefined) return text;
  throw new InvalidArgumentError(
    `Please use ${Object.keys(regions).join(', ')}, or an http or https URL without a user name, such as https://authlete.example.com.`,
  );
}
