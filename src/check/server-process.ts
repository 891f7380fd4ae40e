import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { InvalidInputError } from '../invalid-input-error.js';

interface StartOptions {
  /** A command line for the shell, or the words of one. */
  readonly command: string | readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Answers with any status below 500 when the server is ready; with `strict`, only with 2xx. */
  readonly ready: { readonly url: URL; readonly strict: boolean };
  /** In milliseconds. */
  readonly timeout?: number;
}

/** The process of the server under check. */
export class ServerProcess {
  #child: ChildProcess | undefined;
  /** The end of what the server wrote, for error messages. */
  #output = '';
  readonly #options: StartOptions;

  private constructor(options: StartOptions) {
    this.#options = options;
  }

  /** Starts the server and waits until it is ready. Rejects with `InvalidInputError` if it does not become ready. */
  static async start(options: StartOptions): Promise<ServerProcess> {
    const server = new ServerProcess(options);
    await server.#start();
    return server;
  }

  /** Whether the process has ended, although the check did not stop it. */
  get isDead(): boolean {
    return this.#child === undefined || this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  /** The last lines that the server wrote. */
  get output(): string {
    return this.#output;
  }

  /** Starts it again if it died. Returns whether it had. */
  async revive(): Promise<boolean> {
    if (!this.isDead) return false;
    await this.#start();
    return true;
  }

  /** Lets it die first, if it is about to: an unhandled rejection ends it after its response. */
  async reviveSoon(): Promise<boolean> {
    // A process that is about to end no longer answers.
    const { url } = this.#options.ready;
    if (!(await isReady({ url, strict: false })) && !this.isDead)
      await Promise.race([once(this.#child ?? process, 'exit'), sleep(1000, undefined, { ref: false })]);
    return this.revive();
  }

  /** Stops the server and all processes that it started. */
  async stop(): Promise<void> {
    process.off('exit', this.#abandon);
    const child = this.#child;
    if (child?.pid === undefined || this.isDead) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    signal(child.pid, 'SIGTERM');
    const isOver = await Promise.race([ended.then(() => true), sleep(3000, false, { ref: false })]);
    if (!isOver) signal(child.pid, 'SIGKILL');
    await ended;
  }

  /** A process group of its own would outlive this process. */
  readonly #abandon = (): void => {
    if (this.#child?.pid !== undefined && !this.isDead) signal(this.#child.pid, 'SIGTERM');
  };

  async #start(): Promise<void> {
    process.off('exit', this.#abandon).once('exit', this.#abandon);
    const { command, env } = this.#options;
    const options: SpawnOptions = {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      // A process group of its own, to be stopped as a whole.
      detached: process.platform !== 'win32',
      shell: typeof command === 'string',
    };
    const [first = '', ...rest] = [command].flat();
    const child = spawn(first, rest, options);
    this.#child = child;
    const failed = new Promise<never>((_, reject) =>
      child.once('error', (problem) =>
        reject(
          new InvalidInputError(
            `Failed to start ${shown(command)}: ${problem.message}. Please check the command.`,
          ),
        ),
      ),
    );
    failed.catch(() => {});
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => {
        this.#output = (this.#output + text).slice(-4000);
      });
    await Promise.race([failed, this.#ready()]);
  }

  async #ready(): Promise<void> {
    const { command, ready, timeout = 60_000 } = this.#options;
    const deadline = performance.now() + timeout;
    while (performance.now() < deadline) {
      if (this.isDead)
        throw new InvalidInputError(
          `Failed to start ${shown(command)}: it ended before it was ready. ${this.#lastWords()}`,
        );
      if (await isReady(ready)) return;
      await sleep(100);
    }
    await this.stop();
    throw new InvalidInputError(
      `Failed to start ${shown(command)}: ${ready.url.href} did not answer within ${timeout / 1000} s. Please pass the server's URL with --as, or a URL that answers with --ready. ${this.#lastWords()}`,
    );
  }

  #lastWords(): string {
    const lines = this.#output.trim().split('\n').slice(-5).join('\n');
    return lines === '' ? 'It wrote nothing.' : `It wrote:\n${lines}`;
  }
}

const shown = (command: string | readonly string[]): string => [command].flat().join(' ');

async function isReady({ url, strict }: StartOptions['ready']): Promise<boolean> {
  try {
    const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(2000) });
    await response.body?.cancel();
    return strict ? response.ok : response.status < 500;
  } catch {
    return false;
  }
}

/** The server may have started others: a shell, npm, or a wrapper. */
function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, name);
  } catch {
    // It ended by itself.
  }
}
