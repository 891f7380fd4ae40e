import { identifier, type Random } from '../mock/state/random.js';
import type { Contract } from '../spec/contract.js';
import { Caller, type CallerOptions } from './caller.js';
import { catalogue } from './catalogue/index.js';
import { Coverage } from './coverage.js';
import { Exercise, type Step } from './exercise.js';
import type { Target } from './target.js';
import { TemporaryClients } from './temporary-clients.js';

export interface RunOptions extends CallerOptions {
  readonly contract: Contract;
  readonly random: Random;
  readonly allowWrites: boolean;
  readonly signal: AbortSignal;
  /** Milliseconds before each further attempt to remove a client. */
  readonly pauses?: readonly number[];
}

/** A way through the catalogue, at one target. */
export class CatalogueRun {
  /** What is made is named so. */
  readonly mark: string;
  /** What became of the rows so far. */
  readonly taken: Step[] = [];
  readonly coverage: Coverage;
  readonly #exercise: Exercise;
  readonly #clients: TemporaryClients;

  constructor(
    readonly target: Target,
    options: RunOptions,
  ) {
    const { contract, random, allowWrites, signal } = options;
    const absent = identifier(random);
    this.mark = `authlete-testkit conformance ${identifier(random).slice(0, 8)}`;
    const caller = new Caller(target, options);
    // What removes clients goes on after an interruption.
    const { clock, perSecond, pauses } = options;
    const remover = new Caller(target, { clock, perSecond });
    this.#clients = new TemporaryClients(remover, { contract, mark: this.mark, pauses });
    const given = { contract, allowWrites, signal, clients: this.#clients };
    this.coverage = new Coverage(contract, target.name);
    this.#exercise = new Exercise(caller, catalogue, given, { absent, mark: this.mark });
  }

  /** What becomes of each row. At the end, however it comes, no temporary client is left, if that can be. */
  async *steps(): AsyncGenerator<Step> {
    try {
      for await (const step of this.#exercise.steps()) {
        this.taken.push(step);
        this.coverage.step(step);
        yield step;
      }
    } finally {
      await this.#clients.remove();
    }
  }

  /** Why it ended before its end. */
  get stopped(): string | undefined {
    return this.#exercise.stopped;
  }

  /** The settings of the service, where they could be seen. */
  get service() {
    return this.#exercise.service;
  }

  /** The temporary clients that could not be removed, in words. */
  left(): string[] {
    return this.#clients.left();
  }
}
