import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runHere, type Served, serveHere } from './run-here.js';

/** A mock that `serve` runs, and the commands that find it by the folder that they share. */
export interface ServedMock extends Served {
  readonly env: Readonly<Record<string, string>>;
  readonly url: string;
  readonly controlToken: string;
  readonly serviceId: number;
  readonly accessToken: string;
  /** Runs a command in the environment of the mock. */
  run(...words: string[]): ReturnType<typeof runHere>;
  /** Calls an operation of the service. */
  call(path: string, body: object): Promise<Record<string, unknown>>;
}

/** Resolves to an environment in which no mock runs. */
export const ownState = async (): Promise<Record<string, string>> => ({
  XDG_STATE_HOME: await mkdtemp(join(tmpdir(), 'state-')),
});

/** Starts a mock with `serve`, whose files are in a folder of its own or in that of `env`. */
export async function servedMock(
  words: readonly string[] = [],
  env?: Readonly<Record<string, string>>,
): Promise<ServedMock> {
  const own = env ?? (await ownState());
  const served = await serveHere(own, 'serve', '--port', '0', '--json', ...words);
  const { url, controlToken, services } = JSON.parse(served.out());
  const [{ serviceId, accessToken }] = services;
  return {
    ...served,
    env: own,
    url,
    controlToken,
    serviceId,
    accessToken,
    run: (...given) => runHere(own, ...given),
    async call(path, body) {
      const response = await fetch(`${url}/api/${serviceId}${path}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      return Object(await response.json());
    },
  };
}
