import { Command, InvalidArgumentError } from 'commander';
import { withExitCode } from '../exit-code.js';
import { portNumber } from '../port-number.js';
import type { CheckCommandOptions } from './check/check.js';

export function checkCommand(): Command {
  return new Command('check')
    .description('drive an authorization server and check that it obeys every action of Authlete')
    .argument('[command...]', 'the command that starts the server, after --')
    .option('--as <url>', 'the base URL of the server (default: http://localhost and --port)')
    .option('--port <number>', 'the port that the started server gets as PORT', portNumber)
    .option('--issuer <url>', 'the issuer identifier, if it is not the base URL')
    .option('--mock <url>', 'a running mock that the server uses already')
    .option('--control-token <token>', 'its control token (default: AUTHLETE_TESTKIT_CONTROL_TOKEN)')
    .option('--service-id <number>', 'the service of that mock (default: its only one)', positive)
    .option(
      '--mock-port <number>',
      'the port of the mock that is started; 0 selects a free one',
      portNumber,
      0,
    )
    .option('--ready <url>', 'a URL or path that answers when the started server is ready')
    .option('--env <name=value>', 'an environment variable for the started server', variable, {})
    .option('--config <file>', 'the settings of the check (default: check.yaml, if there is one)')
    .option('--allow-host <host>', 'another host that may be called', collected, [])
    .option('--only <ids>', 'check only these obligations, operations, actions or endpoints', names)
    .option('--skip <ids>', 'check everything except these', names)
    .addHelpText('after', help)
    .action(
      withExitCode(async (command: string[], options: CheckCommandOptions) => {
        const { check } = await import('./check/check.js');
        return check(command, options);
      }),
    );
}

const help = `
Examples:
  authlete-testkit check -- npm start                        start the server with a mock, and check it
  authlete-testkit check --as http://localhost:8080 -- mvn jetty:run
  authlete-testkit check --as http://localhost:3000 --mock http://127.0.0.1:4690
  authlete-testkit check --only auth/token/INVALID_CLIENT -- npm start

Without --mock, the command starts a mock, and starts the server with AUTHLETE_BASE_URL, AUTHLETE_SERVICE_ID,
AUTHLETE_API_TOKEN and the variables of other SDKs. The check sends requests to the given server only.

Exit codes: 0 the server obeys, 1 it breaks an obligation, 2 the check could not run.`;

const collected = (value: string, before: readonly string[]): string[] => [...before, value];

const names = (value: string, before: readonly string[] = []): string[] => [
  ...before,
  ...value.split(',').flatMap((item) => item.trim() || []),
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
