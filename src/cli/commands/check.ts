import { Command, InvalidArgumentError, Option } from 'commander';
import type { CheckReportName } from '../../check/reports/formats.js';
import { withExitCode } from '../exit-code.js';
import { portNumber } from '../port-number.js';
import { commaSeparated, reportNames } from '../report-names.js';
import { withExitOnSignals } from '../stopping.js';
import type { CheckCommandOptions } from './check/options.js';

export function checkCommand(): Command {
  return (
    withServerOptions(new Command('check'))
      // Options after the name of a subcommand are those of the subcommand.
      .enablePositionalOptions()
      .description('drive an authorization server, and check that it obeys every action of Authlete')
      .option('--headed', 'operate the pages in a browser that you can watch (needs playwright)')
      .option('--only <ids>', 'check only these obligations, or those whose IDs begin with this', list)
      .option('--skip <ids>', 'check everything except these', list)
      .addOption(
        new Option('--fail-on <level>', 'the lowest level whose break fails the run')
          .choices(['must', 'should'])
          .default('must'),
      )
      .option('--expected <file>', 'a YAML file of expected failures, each with a comment')
      .option(
        '--since-last [file]',
        'report what changed since the last run (default: .authlete-check/last.json)',
      )
      .option('--report <formats>', `report formats: ${names.all.join(', ')}`, names.parse, ['pretty'])
      .option('--report-dir <folder>', 'the folder for the report files authlete-check.*')
      .option('--json', 'the same as --report json')
      .addHelpText('after', help)
      .action(
        withExitCode(async (command: string[], options: CheckCommandOptions) => {
          const { check } = await import('./check/check.js');
          return withExitOnSignals(() => check(command, options));
        }),
      )
      .addCommand(initCommand())
      .addCommand(explainCommand())
  );
}

function initCommand(): Command {
  return withServerOptions(new Command('init'))
    .description('find out about a server, and write check.yaml')
    .option('--out <file>', 'the file to write, which must not exist', 'check.yaml')
    .action(
      withExitCode(async (command: string[], options: CheckCommandOptions & { readonly out: string }) => {
        const { init } = await import('./check/init.js');
        return withExitOnSignals(() => init(command, options));
      }),
    );
}

function explainCommand(): Command {
  return new Command('explain')
    .description('tell what an obligation means, and how the last run judged it')
    .argument('<id>', 'the ID of an obligation, such as auth/token/OK/no-store')
    .option('--last <file>', 'the results of the last run', '.authlete-check/last.json')
    .action(
      withExitCode(async (id: string, options: { readonly last: string }) => {
        const { explain } = await import('./check/explain.js');
        return explain(id, options);
      }),
    );
}

/** Adds what both `check` and `check init` need to reach a server. */
const withServerOptions = (command: Command): Command =>
  command
    .argument('[command...]', 'the command that starts the server, after --')
    .option('--as <url>', 'the base URL of the server (default: http://localhost and --port)')
    .option(
      '--port <number>',
      'the port that the started server gets as PORT (default: a free one)',
      portNumber,
    )
    .option('--issuer <url>', 'the issuer identifier, if it is not the base URL')
    .option('--mock <url>', 'a running mock that the server uses already, in place of a new one')
    .addOption(
      new Option('--control-token <token>', 'the control token of that mock').env(
        'AUTHLETE_TESTKIT_CONTROL_TOKEN',
      ),
    )
    .option('--service-id <number>', 'the service of that mock (default: its only one)', positive)
    .option('--mock-port <number>', 'the port of the new mock; 0 selects a free one', portNumber, 0)
    .option('--ready <url>', 'a URL or path that answers with a 2xx status when the server is ready')
    .option('--env <name=value>', 'an environment variable for the started server', variable, {})
    .option('--config <file>', 'the settings of the check (default: check.yaml, if there is one)')
    .option('--allow-host <host>', 'another host that may be called, with its port', collected, []);

// The reports are loaded only when a command runs. The compiler checks that this list is complete.
const names = reportNames({
  pretty: true,
  json: true,
  ndjson: true,
  junit: true,
  sarif: true,
  markdown: true,
  html: true,
  github: true,
} satisfies Record<CheckReportName, true>);

const help = `
Examples:
  authlete-testkit check -- npm start                        start the server with a mock, and check it
  authlete-testkit check --as http://localhost:8080 -- mvn jetty:run
  authlete-testkit check --as http://localhost:3000 --mock http://127.0.0.1:4690
  authlete-testkit check --only auth/token/INVALID_CLIENT -- npm start
  authlete-testkit check init -- npm start                   write check.yaml
  authlete-testkit check explain auth/token/OK/no-store

Without --mock, the command starts a mock, and starts the server with AUTHLETE_BASE_URL, AUTHLETE_SERVICE_ID,
AUTHLETE_API_TOKEN and the variables of other SDKs. With --mock, it reads AUTHLETE_API_TOKEN, the token that the
server uses. It sends requests to the given server only.

Exit codes: 0 the server obeys, 1 it breaks an obligation, 2 the check could not run.`;

const collected = (value: string, before: readonly string[]): string[] => [...before, value];

const list = (value: string, before: readonly string[] = []): string[] => [
  ...before,
  ...commaSeparated(value),
];

function variable(text: string, before: Readonly<Record<string, string>>): Record<string, string> {
  const [, name, value] = /^([A-Za-z_]\w*)=(.*)$/s.exec(text) ?? [];
  if (name === undefined || value === undefined)
    throw new InvalidArgumentError('Please use NAME=VALUE, such as --env LOG_LEVEL=debug.');
  return { ...before, [name]: value };
}

function positive(text: string): number {
  if (/^[1-9]\d{0,14}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Please use a positive integer.');
}
