import { type ControlClient, controlClient, onlyService } from '../../control/client.js';
import { httpUrl } from '../../http-url.js';
import { CliError } from '../cli-error.js';
import { type RunningMock, runningMocks, stateFolder } from './state-files.js';

/** The options that select a running mock. */
export interface MockOptions {
  readonly url?: string;
  readonly controlToken?: string;
}

/** The options that select a service of a running mock. */
export interface ServiceOptions extends MockOptions {
  readonly service?: number;
}

export interface FoundMock {
  readonly url: string;
  /** `undefined` if nothing says it. */
  readonly controlToken?: string | undefined;
}

/**
 * Returns the mock that the options name, or else the environment, or else the only one that runs on this machine.
 * Throws `CliError` if there is none, or more than one.
 */
export function findMock(options: MockOptions, env: NodeJS.ProcessEnv = process.env): FoundMock {
  const url = options.url ?? (env['AUTHLETE_TESTKIT_URL'] || undefined);
  const token = env['AUTHLETE_TESTKIT_CONTROL_TOKEN'] || undefined;
  const running = runningMocks();
  if (url !== undefined) {
    const known = running.find((mock) => isSame(mock.url, url));
    return { url, controlToken: options.controlToken ?? known?.controlToken ?? token };
  }
  const [only, ...others] = running;
  if (only === undefined)
    throw new CliError(
      `Failed to find a running mock: there is none in ${stateFolder()}. Please start one with authlete-testkit serve, or pass --url and --control-token.`,
    );
  if (others.length > 0)
    throw new CliError(
      `Failed to choose a mock: ${running.map(named).join(', ')} are running. Please pass one with --url, or set AUTHLETE_TESTKIT_URL.`,
    );
  return { url: only.url, controlToken: options.controlToken ?? only.controlToken ?? token };
}

const named = ({ url, pid }: RunningMock): string => `${url} (process ${pid})`;

/** Whether two URLs are the same port of this machine. */
function isSame(running: string, asked: string): boolean {
  const [a, b] = [httpUrl(running), httpUrl(asked)];
  return a !== undefined && b !== undefined && a.port === b.port && isOwn(b.hostname);
}

const isOwn = (host: string): boolean => /^(localhost|127(\.\d+){3}|\[::1\])$/.test(host);

/** Returns a client of the mock that `findMock` finds. Throws `CliError`. */
export function controlOf(options: MockOptions): ControlClient {
  const { url, controlToken } = findMock(options);
  if (controlToken !== undefined) return controlClient(url, controlToken);
  throw new CliError(
    `Failed to control the mock at ${url}: its control token is unknown. Please pass --control-token, or set AUTHLETE_TESTKIT_CONTROL_TOKEN. A mock that was started with --no-control cannot be controlled.`,
  );
}

/** Resolves to a client, and to the service that the options name, or else the only one. */
export async function serviceOf(
  options: ServiceOptions,
): Promise<{ readonly control: ControlClient; readonly serviceId: number }> {
  const control = controlOf(options);
  return { control, serviceId: options.service ?? (await onlyService(control, '--service')) };
}
