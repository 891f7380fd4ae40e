import { Command, InvalidArgumentError, Option } from 'commander';
import { portNumber } from '../port-number.js';
import { graceOption } from '../stopping.js';

export interface ServeOptions {
  readonly port: number;
  readonly host: string;
  /** Without a trailing slash. */
  readonly publicUrl?: string;
  readonly seedFile?: readonly string[];
  /** Whether to drop unknown members of seed files with a warning, instead of failing. */
  readonly lenient?: true;
  readonly seed?: string;
  /** The issuer of the demo service. */
  readonly issuer?: string;
  readonly printSeed?: true;
  readonly spec?: string;
  /** Calls per second of each API access token; `true` for the default limit. */
  readonly rateLimit?: number | true;
  /** URLs that the mock may fetch. */
  readonly allowFetch?: readonly string[];
  /** Scenario files, or names of built-in scenarios. */
  readonly scenario?: readonly string[];
  /** The recording to replay. */
  readonly replay?: string;
  /** Whether to serve the control plane. */
  readonly control: boolean;
  readonly controlToken?: string;
  readonly controlRemote?: true;
  /** The maximum number of entries of state. */
  readonly maxMemory?: number;
  readonly log?: true;
  /** In milliseconds. */
  readonly grace: number;
  readonly json?: true;
}

export function serveCommand(): Command {
  return new Command('serve')
    .description('start the mock and print what an authorization server needs to use it')
    .option('-p, --port <number>', 'the port; 0 takes a free one', portNumber, 4690)
    .option('--host <address>', 'the address to listen on', '127.0.0.1')
    .addOption(
      new Option(
        '--public-url <url>',
        'the URL to print, where callers reach the mock by another one: a published port, a proxy',
      )
        .env('AUTHLETE_TESTKIT_PUBLIC_URL')
        .argParser(publicUrl),
    )
    .option(
      '--seed-file <file...>',
      'services and clients to start with, YAML or JSON, or answers of /service/get and /client/get/list (default: a demo service)',
    )
    .option('--lenient', 'warn of members that the contract does not know in seed files, and leave them out')
    .option('--issuer <url>', 'issuer of the demo service; its endpoints lie below it', httpUrl)
    .option('--print-seed', 'print the services and clients as a seed file, and end')
    .option('--seed <text>', 'make ids, secrets and keys repeatable: the same text gives the same ones')
    .option('--spec <file-or-url>', 'a newer Authlete OpenAPI document instead of the built-in one')
    .option(
      '--rate-limit [calls]',
      'limit the calls of each API token, per second (default: 100)',
      callsPerSecond,
    )
    .option(
      '--allow-fetch <url...>',
      'let the mock fetch what lies under these URLs: jwks_uri, request_uri, … (default: nothing)',
      httpUrls,
    )
    .option(
      '--scenario <file-or-name...>',
      'play scenarios, each on a service of its own; at the end, say whether they were followed',
    )
    .option('--replay <file>', 'answer from a recording that authlete-testkit record made')
    .addOption(
      new Option(
        '--control-token <token>',
        'the token of the control plane, under /_testkit (default: made up)',
      ).env('AUTHLETE_TESTKIT_CONTROL_TOKEN'),
    )
    .option('--control-remote', 'let other machines use the control plane too')
    .option('--no-control', 'do without the control plane')
    .option(
      '--max-memory <entries>',
      'how many entries of state to keep, such as tickets and tokens (default: 500000)',
      entries,
    )
    .option('--log', 'print a line for each call on standard error')
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
  authlete-testkit serve --log                       see what your authorization server calls
  authlete-testkit serve --port 0 --json             for scripts: a free port, one line of JSON
  authlete-testkit serve --seed-file my-world.yaml   your own services and clients
  authlete-testkit serve --seed-file service.json clients.json --lenient
                                                     the service that /service/get and /client/get/list showed
  authlete-testkit serve --seed ci                   the same ids and secrets every time
  authlete-testkit serve --issuer http://localhost:3000   discovery that fits your authorization server
  authlete-testkit serve --print-seed > my-world.yaml     the demo, to start a seed file from
  authlete-testkit serve --scenario consent-denied   a scripted Authlete; scenarios list shows more
  authlete-testkit serve --host 0.0.0.0 --public-url http://ci-mock:4690 --control-remote
                                                     for other machines; the URL is printed as they know it
  authlete-testkit serve --replay flow.ndjson        the answers of a recording, with new tickets and codes

The control plane scripts answers, moves clocks and reads journals over HTTP: docs/control.md.

Stop it with Ctrl+C. All state is in memory and is gone then.`;

const isHttp = (text: string): boolean => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);

const httpUrls = (text: string, given: readonly string[] = []): readonly string[] => [
  ...given,
  httpUrl(text),
];

function httpUrl(text: string): string {
  if (isHttp(text)) return text;
  throw new InvalidArgumentError('It is a URL of http or https, such as https://client.example.com/.');
}

function publicUrl(text: string): string {
  if (isHttp(text) && !/[?#]/.test(text)) return text.replace(/\/+$/, '');
  throw new InvalidArgumentError(
    'It is a URL of http or https without a query, such as http://authlete.internal:4690.',
  );
}

function entries(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It is a number of entries, at least 1.');
}

function callsPerSecond(text: string): number {
  if (/^[1-9]\d{0,6}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It is a number of calls a second, at least 1.');
}
