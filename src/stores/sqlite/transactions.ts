import { setTimeout as wait } from 'node:timers/promises';
import { sqliteCode } from './errors.js';
import type { Database } from './node-sqlite.js';

/** What is done in a transaction, and who waits for it. */
interface Job {
  readonly run: () => unknown;
  readonly resolve: (result: unknown) => void;
  readonly reject: (reason: unknown) => void;
}

/** SQLITE_BUSY: another process is writing. */
const busy = 5;

/**
 * The transactions of a database. All jobs of a turn of the event loop are one transaction, so that they wait for the
 * disk once.
 */
export class Transactions {
  readonly #database: Database;
  readonly #timeout: number;
  readonly #unavailable: (error: unknown) => Error;
  #queue: Job[] = [];
  #running: Promise<void> | undefined;

  /** `timeout` limits how long a transaction waits for other processes, in milliseconds. */
  constructor(database: Database, timeout: number, unavailable: (error: unknown) => Error) {
    this.#database = database;
    this.#timeout = timeout;
    this.#unavailable = unavailable;
  }

  /** Runs a job in the next transaction. Resolves to what it returns once that is on the disk. */
  run<Result>(job: () => Result): Promise<Result> {
    return new Promise((resolve, reject) => {
      // Safe: the promise is resolved with what `job` returns.
      this.#queue.push({ run: job, resolve: (result) => resolve(result as Result), reject });
      this.#running ??= this.#runQueue();
    });
  }

  /** Resolves once no transaction runs or waits. */
  async ended(): Promise<void> {
    await this.#running;
  }

  async #runQueue(): Promise<void> {
    while (this.#queue.length > 0) {
      await nextTurn();
      const jobs = this.#queue;
      this.#queue = [];
      await this.#commit(jobs);
    }
    this.#running = undefined;
  }

  async #commit(jobs: readonly Job[]): Promise<void> {
    try {
      await this.#begin();
      const results = jobs.map(({ run }) => run());
      this.#database.exec('COMMIT');
      for (const [index, { resolve }] of jobs.entries()) resolve(results[index]);
    } catch (error) {
      this.#rollBack();
      for (const { reject } of jobs) reject(this.#unavailable(error));
    }
  }

  /** Waits for the other processes without blocking this one. */
  async #begin(): Promise<void> {
    const deadline = performance.now() + this.#timeout;
    for (let pause = 1; ; pause = Math.min(2 * pause, 20)) {
      try {
        this.#database.exec('BEGIN IMMEDIATE');
        return;
      } catch (error) {
        if (sqliteCode(error) !== busy || performance.now() > deadline) throw error;
        await wait(pause);
      }
    }
  }

  #rollBack(): void {
    try {
      this.#database.exec('ROLLBACK');
    } catch {
      // SQLite has done it already, or the transaction never began.
    }
  }
}

/** The callbacks of this turn of the event loop run first, so that their writes join the transaction. */
const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
