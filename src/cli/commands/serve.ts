import { Command, InvalidArgumentError, Option } from 'commander';
import { httpUrl } from '../../http-url.js';
import { coverageOption } from '../coverage-folder.js';
import { portNumber } from '../port-number.js';
import { graceOption } from '../stopping.js';
import type { ServeOptions } from './serve/options.js';

export function serveCommand(): Command {
  return new Command('serve')
    .description('start the mock and print the configuration for your authorization server')
    .option('-p, --port <number>', 'the port; 0 selects a free one', portNumber, 4690)
    .option('--host <address>', 'the address to listen on', '127.0.0.1')
    .addOption(
      new Option(
        '--public-url <url>',
        'the URL to print if callers reach the mock at a different one, such as a published port or a proxy',
      )
        .env('AUTHLETE_TESTKIT_PUBLIC_URL')
        .argParser(publicUrl),
    )
    .option(
      '--fixtures <file...>',
      'fixtures: services and clients as YAML or JSON, or responses of /service/get and /client/get/list (default: a demo service)',
    )
    .addOption(
      new Option(
        '--watch',
        'load the fixtures again when their files change, keep tokens and other state, and say what changed',
      ).conflicts('printFixtures'),
    )
    .option('--lenient', 'ignore members of fixture files that are not in the contract, with a warning')
    .option(
      '--issuer <url>',
      'the issuer of the demo service, which is also the base of its endpoints',
      urlOption,
    )
    .option('--print-fixtures', 'print the services and clients as a fixture file and exit')
    .option('--seed <text>', 'generate the same ids, secrets and keys for the same text')
    .option('--spec <file-or-url>', 'a newer Authlete OpenAPI document instead of the built-in one')
    .option(
      '--rate-limit [calls]',
      'limit the calls per second of each API token (default: 100)',
      callsPerSecond,
    )
    .option(
      '--allow-fetch <url...>',
      'let the mock fetch jwks_uri, request_uri and so on below these URLs (default: none)',
      httpUrls,
    )
    .option(
      '--scenario <file-or-name...>',
      'play scenarios, each on its own service, and report at the end whether they were followed',
    )
    .option('--replay <file>', 'replay a recording that authlete-testkit record wrote')
    .addOption(coverageOption())
    .addOption(
      new Option(
        '--control-token <token>',
        'the token for the control plane at /_testkit (default: random)',
      ).env('AUTHLETE_TESTKIT_CONTROL_TOKEN'),
    )
    .addOption(
      new Option(
        '--control-read-only-token <token>',
        'a second token, which only permits to read what is not secret (default: none)',
      ).env('AUTHLETE_TESTKIT_CONTROL_READ_ONLY_TOKEN'),
    )
    .option('--control-remote', 'let other machines use the control plane')
    .option('--no-control', 'turn the control plane and the console off')
    .option('--open', 'open the console in the browser')
    .addOption(
      new Option(
        '--max-memory <entries>',
        'the maximum number of tickets, tokens and other state entries in memory (default: 500000)',
      )
        .argParser(entries)
        .conflicts(['data', 'store', 'workers']),
    )
    .option(
      '--data <folder>',
      'keep the state in this folder, so that a restart goes on where the mock stopped (default: in memory)',
    )
    .addOption(
      new Option(
        '--store <url>',
        'share the state with other mocks in Redis or Valkey, such as redis://localhost:6379',
      )
        .env('AUTHLETE_TESTKIT_STORE')
        .conflicts('data'),
    )
    .addOption(
      new Option('--workers <number>', 'the number of processes, which share the port and the state')
        .argParser(processes)
        .conflicts('replay'),
    )
    .addOption(
      new Option(
        '--log [format]',
        'log each call to standard error: a line of text with the reason, or with json a line of JSON',
      )
        .choices(['text', 'json'])
        .preset('text'),
    )
    .addOption(graceOption())
    .option('--json', 'print one line of JSON instead of text')
    .addHelpText('after', help)
    .action(async (options: ServeOptions) => {
      const { serve } = await import('./serve/serve.js');
      await serve(options);
    });
}

const help = `
Examples:
  authlete-testkit serve --open                      watch your authorization server in the browser
  authlete-testkit serve --log                       log what your authorization server calls, and why it is refused
  authlete-testkit serve --log json 2> calls.ndjson  the same as JSON, with secrets masked
  authlete-testkit serve --port 0 --json             for scripts: a free port, one line of JSON
  authlete-testkit serve --fixtures my-services.yaml your own services and clients
  authlete-testkit serve --fixtures my-services.yaml --watch  edit them while the mock runs
  authlete-testkit serve --fixtures service.json clients.json --lenient
                                                     a copy of the service that /service/get and /client/get/list returned
  authlete-testkit serve --seed ci                   the same ids and secrets in every run
  authlete-testkit serve --issuer http://localhost:3000   discovery for your authorization server
  authlete-testkit serve --print-fixtures > my-services.yaml  a fixture file to start from
  authlete-testkit serve --scenario consent-denied   play a scenario; scenarios list shows more
  authlete-testkit serve --host 0.0.0.0 --public-url http://ci-mock:4690 --control-remote
                                                     for other machines, with the URL that they use
  authlete-testkit serve --coverage                 count what your tests meet; authlete-testkit coverage shows it
  authlete-testkit serve --data authlete-data        keep services, clients and tokens across restarts
  authlete-testkit serve --workers 4                 for load tests: four processes on one port
  authlete-testkit serve --replay flow.ndjson        replay a recording, with new tickets and codes

The control plane stubs responses, sets clocks and reads journals over HTTP. See docs/control.md.

Stop with Ctrl+C. Without --data or --store, all state is in memory and is lost then.`;

const httpUrls = (text: string, given: readonly string[] = []): readonly string[] => [
  ...given,
  urlOption(text),
];

function urlOption(text: string): string {
  if (httpUrl(text) !== undefined) return text;
  throw new InvalidArgumentError('Please use an http or https URL, such as https://client.example.com/.');
}

function publicUrl(text: string): string {
  if (httpUrl(text) !== undefined && !/[?#]/.test(text)) return text.replace(/\/+$/, '');
  throw new InvalidArgumentError(
    'Please use an http or https URL without a query, such as http://authlete.internal:4690.',
  );
}

function entries(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Please use a number of entries from 1 on.');
}

function processes(text: string): number {
  if (/^[1-9]\d?$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Please use a number of processes from 1 to 99.');
}

function callsPerSecond(text: string): number {
  if (/^[1-9]\d{0,6}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Please use a number of calls per second from 1 on.');
}
