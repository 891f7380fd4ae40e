import type { Cluster, Redis } from 'ioredis';
import { StoreUnavailableError } from '../../mock/state/store-unavailable.js';
import { codeOf, explain, isAnswer, isRefusal, isUnsent } from './advice.js';
import { inTime } from './in-time.js';
import type { Script } from './scripts.js';

/** A client of one Redis or of a cluster. */
export type Client = Redis | Cluster;

/** A connection that answers each command in a bounded time, and opens itself again after it was lost. */
export class Connection {
  readonly #client: Client;
  /** The URL, without the password. */
  readonly #shown: string;
  readonly #timeout: number;
  /** Since when there is no connection, by the monotonic clock. */
  #downSince: number | undefined;
  #problem: unknown;
  /** Calls that wait for the connection. */
  readonly #waiting = new Set<() => void>();
  #closed = false;

  constructor(client: Client, shown: string, timeout: number) {
    this.#client = client;
    this.#shown = shown;
    this.#timeout = timeout;
    const note = (problem: unknown) => {
      this.#problem = problem;
    };
    client.on('error', note);
    client.on('node error', note);
    client.on('close', () => {
      this.#downSince ??= performance.now();
    });
    client.on('ready', () => {
      this.#downSince = undefined;
      this.#problem = undefined;
      for (const proceed of this.#waiting) proceed();
    });
  }

  /** Runs a script. A Redis that was restarted has forgotten it, and gets its text. */
  async run(script: Script, keys: readonly string[], args: readonly (string | number)[]): Promise<unknown> {
    const rest = [...keys, ...args];
    try {
      return await this.send((client) => client.evalsha(script.sha, keys.length, ...rest));
    } catch (error) {
      if (codeOf(error) !== 'NOSCRIPT') throw error;
      return this.send((client) => client.eval(script.text, keys.length, ...rest));
    }
  }

  /**
   * Sends a command. Throws `StoreUnavailableError` if there is no answer in time. Redis possibly executed the command
   * then, so it is not sent again.
   */
  async send<T>(command: (client: Client) => Promise<T>): Promise<T> {
    const deadline = performance.now() + this.#timeout;
    try {
      if (this.#client.status !== 'ready') await this.#ready(deadline);
      for (;;) {
        if (this.#closed) throw new Error('the store is closed');
        try {
          return await inTime(command(this.#client), deadline - performance.now());
        } catch (error) {
          if (!isUnsent(error)) throw error;
          await this.#ready(deadline);
        }
      }
    } catch (error) {
      if (isAnswer(error) && !isRefusal(error)) throw error;
      throw new StoreUnavailableError(`Failed to use Redis at ${this.#shown}: ${explain(error)}`);
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    if (this.#client.status === 'end') return;
    const ended = new Promise<void>((resolve) => this.#client.once('end', resolve));
    this.#client.disconnect();
    await inTime(ended, this.#timeout).catch(() => {});
  }

  /** Resolves when there is a new connection. Only waits as long as it takes to notice that Redis is not coming back. */
  async #ready(deadline: number): Promise<void> {
    const now = performance.now();
    const left = Math.min(deadline, (this.#downSince ?? now) + this.#timeout) - now;
    let proceed = () => {};
    const ready = new Promise<void>((resolve) => {
      proceed = resolve;
    });
    this.#waiting.add(proceed);
    try {
      if (left <= 0) throw new Error('the connection was lost');
      await inTime(ready, left);
    } catch (error) {
      throw this.#problem ?? error;
    } finally {
      this.#waiting.delete(proceed);
    }
  }
}
