import { ask, start, stop } from './child.js';
import type { Load, Loaded } from './load.js';

/** The process that generates the load. */
export class Loader {
  readonly #child = start('load.ts', [], ['--import', 'tsx']);

  /** Resolves to the number of calls. Rejects if a response was wrong. */
  async load(job: Load): Promise<number> {
    const { calls, wrong } = await ask<Loaded>(this.#child, job);
    if (wrong > 0) throw new Error(`Failed to measure: ${wrong} answers were wrong.`);
    return calls;
  }

  stop(): Promise<void> {
    return stop(this.#child);
  }
}
