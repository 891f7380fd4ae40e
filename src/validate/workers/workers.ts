import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { codeFolder } from '../../code-folder.js';
import { InvalidInputError } from '../../invalid-input-error.js';
import { isObject } from '../../json.js';
import type { Judge } from '../judge.js';
import type { Batch, JudgedParts, Setup } from './messages.js';

interface Waiting {
  readonly resolve: (answer: JudgedParts) => void;
  readonly reject: (problem: unknown) => void;
}

/** Worker threads that judge like a `Judge` with the testkit's checks. */
export class Workers {
  readonly #workers: readonly BatchWorker[];
  #next = 0;

  constructor(
    judge: Judge,
    readonly count: number,
  ) {
    const { contract, checks } = judge;
    const setup: Setup = {
      document: contract.builtIn ? undefined : contract.document,
      checks: checks.map(({ id }) => id),
    };
    this.#workers = Array.from({ length: count }, () => new BatchWorker(setup));
  }

  /** Distributes batches round-robin. */
  judge(batch: Batch): Promise<JudgedParts> {
    const worker = this.#workers[this.#next % this.count];
    this.#next += 1;
    if (worker === undefined) throw new Error('There are no workers.');
    return worker.judge(batch);
  }

  async close(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.close()));
  }
}

/**
 * Each exchange is short-lived, so the young generation can be small. The old generation holds the contract,
 * and must fit the largest, most deeply nested part.
 */
const resourceLimits = { maxYoungGenerationSizeMb: 4, maxOldGenerationSizeMb: 1024 };

const file = new URL('validate/workers/worker.js', codeFolder);

/** Only in the build: Node.js 20 cannot load TypeScript in worker threads. */
export const canStartWorkers = extname(import.meta.url) === '.js';

/** A thread that processes one batch at a time. */
class BatchWorker {
  readonly #thread: Worker;
  #waiting: Waiting[] = [];
  #failure: unknown;

  constructor(setup: Setup) {
    this.#thread = new Worker(file, { workerData: setup, resourceLimits });
    this.#thread.on('message', (answer: JudgedParts) => this.#waiting.shift()?.resolve(answer));
    this.#thread.on('error', (problem) => this.#fail(problem));
    this.#thread.on('exit', () => this.#fail(new Error('The worker thread exited.')));
  }

  judge(batch: Batch): Promise<JudgedParts> {
    if (this.#failure !== undefined) return Promise.reject(this.#failure);
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      this.#thread.postMessage(batch);
    });
  }

  close(): Promise<number> {
    return this.#thread.terminate();
  }

  #fail(problem: unknown): void {
    this.#failure ??= isOutOfMemory(problem) ? outOfMemory : problem;
    for (const { reject } of this.#waiting) reject(this.#failure);
    this.#waiting = [];
  }
}

const isOutOfMemory = (problem: unknown): boolean =>
  isObject(problem) && problem['code'] === 'ERR_WORKER_OUT_OF_MEMORY';

const outOfMemory = new InvalidInputError(
  'Failed to check the exchanges: some of them need more memory than a worker thread is allowed. Please split them into smaller files.',
);
