import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import type { CheckOptions } from '../../../check/check.js';
import { type CheckConfig, type InteractionConfig, readCheckConfig } from '../../../check/config.js';
import type { CheckReportName } from '../../../check/reports/formats.js';
import { InvalidInputError } from '../../../invalid-input-error.js';
import { findMock } from '../../running/find-mock.js';

/** The options with which `check` and `check init` reach a server. */
export interface ServerOptions {
  readonly as?: string;
  readonly port?: number;
  readonly issuer?: string;
  readonly mock?: string;
  readonly controlToken?: string;
  readonly serviceId?: number;
  readonly mockPort: number;
  readonly ready?: string;
  readonly env: Readonly<Record<string, string>>;
  readonly config?: string;
  readonly headed?: true;
  readonly allowHost: readonly string[];
}

/** The options of `check`. */
export interface CheckCommandOptions extends ServerOptions {
  readonly only?: readonly string[];
  readonly skip?: readonly string[];
  readonly failOn: 'must' | 'should';
  readonly expected?: string;
  readonly sinceLast?: string | true;
  readonly report: readonly CheckReportName[];
  readonly reportDir?: string;
  readonly json?: true;
}

/** Resolves to what the command line and `check.yaml` say about the server. Rejects with `InvalidInputError`. */
export async function checkOptionsOf(
  command: readonly string[],
  options: ServerOptions,
): Promise<CheckOptions & { readonly base: string }> {
  const config = await configOf(options);
  const { mock, mockPort, issuer, port, allowHost } = options;
  const authlete = mock === undefined ? undefined : await mockAt(mock, options);
  return {
    ...config,
    base: options.as ?? config.base ?? `http://localhost:${port ?? (await freePort())}`,
    ...(command.length > 0 && { command }),
    ...(issuer !== undefined && { issuer }),
    ...(authlete && { authlete }),
    mockPort,
    ...startOf(config, command, options),
    ...(options.headed && { interaction: headed(config) }),
    hosts: [...(config.hosts ?? []), ...allowHost],
  };
}

/** Lets go of a mock in another process afterwards, whatever happens. */
export async function closing<Result>(
  { authlete }: Pick<CheckOptions, 'authlete'>,
  run: () => Promise<Result>,
): Promise<Result> {
  try {
    return await run();
  } finally {
    await authlete?.close();
  }
}

async function configOf({ config }: ServerOptions): Promise<CheckConfig> {
  if (config !== undefined) return readCheckConfig(config);
  return existsSync('check.yaml') ? readCheckConfig('check.yaml') : {};
}

const headed = ({ interaction }: CheckConfig): InteractionConfig => ({
  ...interaction,
  browser: { ...(typeof interaction?.browser === 'object' && interaction.browser), headed: true },
});

async function mockAt(url: string, { controlToken: given, serviceId }: ServerOptions) {
  const accessToken = process.env['AUTHLETE_API_TOKEN'];
  const { controlToken } = findMock({ url, ...(given !== undefined && { controlToken: given }) });
  if (controlToken === undefined || !accessToken)
    throw new InvalidInputError(
      'Failed to use the mock: the check needs its control token and the access token of the service. Please pass --control-token, and set AUTHLETE_API_TOKEN.',
    );
  const { controlAuthlete } = await import('../../../check/remote-authlete.js');
  return controlAuthlete({ url, controlToken, serviceId, accessToken });
}

function startOf(
  { start }: CheckConfig,
  command: readonly string[],
  { ready, env }: ServerOptions,
): Pick<CheckConfig, 'start'> {
  if (start === undefined && command.length === 0) return {};
  return {
    start: {
      command: command.join(' '),
      ...start,
      ...(ready !== undefined && { ready }),
      env: { ...start?.env, ...env },
    },
  };
}

/** Resolves to a free TCP port of the loopback interface. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (typeof address === 'object' && address !== null) return address.port;
  throw new InvalidInputError('Failed to find a free port. Please pass one with --port.');
}
