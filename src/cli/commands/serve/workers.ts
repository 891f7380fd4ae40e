import cluster, { type Worker as Process } from 'node:cluster';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { isObject } from '../../../json.js';
import { onStop } from '../../stopping.js';
import { announced, openInBrowser } from './announce.js';
import type { ServeOptions } from './options.js';
import { removeFolder, temporaryFolder } from './temporary-folder.js';
import { folderVariable, type WorkerReady, workerVariable } from './worker.js';

/** How a process ended, as a shell would say. */
type Ending = number | string;

/**
 * Starts the processes of `--workers`, which share a port and their state, and starts another one for each that ends
 * unasked. Without `--data` and `--store`, they keep their state in a folder that is deleted at the end.
 */
export async function serveWithWorkers(options: ServeOptions, count: number): Promise<void> {
  const folder = options.data === undefined && options.store === undefined ? temporaryFolder() : undefined;
  if (folder !== undefined) process.once('exit', () => removeFolder(folder));
  // Of two options, the last one counts.
  const args = [...process.argv.slice(2), '--port', String(await portOf(options))];
  cluster.setupPrimary({ args: folder === undefined ? args : [...args, '--data', folder] });
  const team = new Team(options, folder);
  // The first one loads the fixtures.
  const first = await team.start(1);
  if (first === undefined) return;
  const forget = announced(first);
  onStop(async () => {
    await team.stop();
    forget();
  });
  const others = Array.from({ length: count - 1 }, (_, index) => team.start(index + 2));
  if ((await Promise.all(others)).includes(undefined)) return;
  process.stdout.write(first.text);
  if (options.open && first.consoleUrl !== undefined) await openInBrowser(first.consoleUrl);
}

/** Chooses a free port now if one is wanted: it must stay the same if all processes end at once. */
async function portOf({ host, port }: ServeOptions): Promise<number> {
  if (port !== 0) return port;
  const server = createServer().listen(0, host);
  try {
    await once(server, 'listening');
    const address = server.address();
    return isObject(address) ? Number(address['port']) : 0;
  } catch {
    // The processes will say why.
    return 0;
  } finally {
    server.close();
  }
}

/** The processes that serve together. */
class Team {
  readonly #members = new Map<number, Process>();
  /** Those that listen. */
  readonly #ready = new Set<Process>();
  readonly #options: ServeOptions;
  /** Where they keep their state, if it is deleted at the end. */
  readonly #folder: string | undefined;
  #controlToken: string | undefined;
  #stopping = false;

  constructor(options: ServeOptions, folder: string | undefined) {
    this.#options = options;
    this.#folder = folder;
  }

  /** Starts a process. Resolves when it listens, or to `undefined` if it cannot, and has said why. */
  async start(number: number): Promise<WorkerReady | undefined> {
    const worker = cluster.fork({
      [workerVariable]: String(number),
      ...(this.#folder !== undefined && { [folderVariable]: this.#folder }),
      ...(this.#controlToken !== undefined && { AUTHLETE_TESTKIT_CONTROL_TOKEN: this.#controlToken }),
    });
    this.#members.set(number, worker);
    const ended = endOf(worker);
    const ready = await Promise.race([readyOf(worker), ended.then(() => undefined)]);
    if (ready !== undefined) {
      this.#controlToken = ready.controlToken;
      this.#ready.add(worker);
    }
    ended.then((ending) => {
      this.#members.delete(number);
      if (this.#stopping && ready === undefined) return;
      if (this.#stopping) process.exitCode = Math.max(Number(process.exitCode ?? 0), codeOf(ending));
      else if (ready === undefined) this.#giveUp(number, ending);
      else this.#replace(number, ending);
    });
    return ready;
  }

  /** Stops all processes, and resolves when they have ended. */
  async stop(): Promise<void> {
    this.#stopping = true;
    await Promise.all(
      [...this.#members.values()].map((worker) => {
        // One that is still starting does not read messages yet, and has nothing to finish.
        if (!this.#ready.has(worker)) worker.process.kill('SIGTERM');
        else if (worker.isConnected()) worker.send('stop');
        return endOf(worker);
      }),
    );
  }

  #giveUp(number: number, ending: Ending): void {
    // One that ends by itself says why.
    if (typeof ending === 'string')
      console.error(
        `Failed to start worker ${number}: it ended with ${ending} before it was ready. Please start the mock again.`,
      );
    process.exitCode = codeOf(ending);
    void this.stop();
  }

  #replace(number: number, ending: Ending): void {
    const said =
      this.#options.log === 'json'
        ? JSON.stringify({ time: new Date().toISOString(), worker: { number, ending } })
        : `Warning: worker ${number} ended with ${ending}. Another one takes its place.`;
    process.stderr.write(`${said}\n`);
    void this.start(number);
  }
}

const readyOf = (worker: Process): Promise<WorkerReady> =>
  new Promise((resolve) => {
    worker.on('message', (message: unknown) => {
      if (isReady(message)) resolve(message);
    });
  });

const isReady = (message: unknown): message is WorkerReady =>
  isObject(message) && typeof message['localUrl'] === 'string' && typeof message['text'] === 'string';

const endOf = (worker: Process): Promise<Ending> =>
  new Promise((resolve) => {
    const { exitCode, signalCode } = worker.process;
    const ending = signalCode ?? exitCode;
    if (ending !== null && ending !== undefined) resolve(ending);
    worker.once('exit', (code, signal) => resolve(signal ?? code));
  });

const codeOf = (ending: Ending): number => (typeof ending === 'number' ? ending : 2);
