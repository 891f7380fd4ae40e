import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { check as runCheck } from '../../../check/check.js';
import { type CheckConfig, readCheckConfig } from '../../../check/config.js';
import type { CheckProgress } from '../../../check/run.js';
import { selectionOf } from '../../../check/selection.js';
import { InvalidInputError } from '../../../invalid-input-error.js';
import { StatusLine } from '../../status-line.js';

/** The options of `check`. */
export interface CheckCommandOptions {
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
  readonly allowHost: readonly string[];
  readonly only?: readonly string[];
  readonly skip?: readonly string[];
}

export async function check(command: readonly string[], options: CheckCommandOptions): Promise<0 | 1> {
  const config = await configOf(options);
  const status = new StatusLine();
  const results = await runCheck({
    ...config,
    base: options.as ?? config.base ?? `http://localhost:${options.port ?? (await freePort())}`,
    ...(command.length > 0 && { command }),
    ...(options.issuer !== undefined && { issuer: options.issuer }),
    mockPort: options.mockPort,
    ...startOf(config, command, options),
    hosts: [...(config.hosts ?? []), ...options.allowHost],
    only: selectionOf(options.only, [...(config.skip ?? []), ...(options.skip ?? [])]),
    onProgress: (progress) => status.show(progressText(progress)),
  }).finally(() => status.clear());
  for (const { verdict, obligation, reason, breaks } of results)
    if (verdict !== 'obeyed')
      console.log(
        verdict,
        obligation.id,
        reason ?? '',
        ...breaks.map(({ message, expected, got }) => `${message} expected ${expected}, got ${got}`),
      );
  return results.some(({ verdict }) => verdict === 'broken') ? 1 : 0;
}

async function configOf({ config }: CheckCommandOptions): Promise<CheckConfig> {
  if (config !== undefined) return readCheckConfig(config);
  return existsSync('check.yaml') ? readCheckConfig('check.yaml') : {};
}

function startOf(
  { start }: CheckConfig,
  command: readonly string[],
  { ready, env }: CheckCommandOptions,
): Pick<CheckConfig, 'start'> {
  if (start === undefined && command.length === 0) return {};
  return {
    start: {
      command: start?.command ?? '',
      ...start,
      ...(ready !== undefined && { ready }),
      env: { ...start?.env, ...env },
    },
  };
}

const progressText = ({ done, total, title }: CheckProgress): string => `${done} of ${total}  ${title}`;

/** Resolves to a free TCP port of the loopback interface. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string')
    throw new InvalidInputError('Failed to find a free port. Please pass one with --port.');
  return address.port;
}
