import { Command, InvalidArgumentError, Option } from 'commander';
import { httpUrl } from '../../http-url.js';
import { withExitCode } from '../exit-code.js';
import { frameworkNames } from './init/frameworks.js';
import type { InitOptions } from './init/init.js';

export function initCommand(): Command {
  return new Command('init')
    .description('write a fixtures file, a compose file and a first test for your authorization server')
    .addOption(
      new Option('--framework <name>', 'the test framework of the first test').choices(frameworkNames),
    )
    .option('--issuer <url>', 'the issuer of your server, which is also the base of its endpoints', issuer)
    .option('--start <command>', 'the command that starts your server; "" if it runs in a container')
    .option('--folder <folder>', 'where to write', 'authlete')
    .option('-y, --yes', 'ask nothing: use the options, and what the current folder suggests')
    .option('--force', 'replace files that exist')
    .addHelpText('after', help)
    .action(
      withExitCode(async (options: InitOptions) => {
        const { init } = await import('./init/init.js');
        return init(options);
      }),
    );
}

const help = `
Examples:
  authlete-testkit init                                  asks three questions
  authlete-testkit init --yes
  authlete-testkit init --framework python --issuer http://localhost:8080 --start "flask run --port 8080"

Without a terminal, pass --yes or all of --framework, --issuer and --start.`;

function issuer(text: string): string {
  const url = httpUrl(text);
  if (url !== undefined && url.search === '' && url.hash === '') return text.replace(/\/+$/, '');
  throw new InvalidArgumentError(
    'Please use an http or https URL without a query, such as http://localhost:3000.',
  );
}
