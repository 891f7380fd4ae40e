import { identifier, type Random } from '../mock/state/random.js';
import type { Contract } from '../spec/contract.js';
import { Caller, type CallerOptions } from './caller.js';
import { catalogue } from './catalogue/index.js';
import { OperationStates } from './operation-states.js';
import type { Row } from './row.js';
import { RowRunner, type Step } from './row-runner.js';
import type { Target } from './target.js';
import { TemporaryClients } from './temporary-clients.js';

export interface ConformanceRunOptions extends CallerOptions {
  readonly contract: Contract;
  readonly random: Random;
  readonly allowWrites: boolean;
  readonly signal: AbortSignal;
  /** Waits before each retry of removing a client, in milliseconds. */
  readonly pauses?: readonly number[];
}

/** A run of the catalogue against one target. */
export class CatalogueRun {
  /** The name that marks what the run creates. */
  readonly mark: string;
  /** The results so far. */
  readonly taken: Step[] = [];
  readonly states: OperationStates;
  /** The number of rows that may be tried. */
  readonly total: number;
  readonly #exercise: RowRunner;
  readonly #clients: TemporaryClients;
  readonly #mayTry: (row: Row) => boolean;

  constructor(
    readonly target: Target,
    options: ConformanceRunOptions,
  ) {
    const { contract, random, allowWrites, signal } = options;
    const absent = identifier(random);
    this.mark = `authlete-testkit conformance ${identifier(random).slice(0, 8)}`;
    const caller = new Caller(target, options);
    // Without the signal: clients must be removed even after an interruption.
    const { clock, perSecond, pauses } = options;
    const remover = new Caller(target, { clock, perSecond });
    this.#clients = new TemporaryClients(remover, { contract, mark: this.mark, pauses });
    const given = { contract, allowWrites, signal, clients: this.#clients };
    this.states = new OperationStates(contract, target.name);
    this.#exercise = new RowRunner(caller, catalogue, given, { absent, mark: this.mark });
    this.#mayTry = (row) => (allowWrites || !row.writes) && !target.lacks(row.operationId);
    this.total = catalogue.filter(this.#mayTry).length;
  }

  /** Yields the result of each row. Always tries to remove the temporary clients at the end. */
  async *steps(): AsyncGenerator<Step> {
    try {
      for await (const step of this.#exercise.steps()) {
        this.taken.push(step);
        this.states.step(step);
        yield step;
      }
    } finally {
      await this.#clients.remove();
    }
  }

  /** The number of those rows that are done. */
  get done(): number {
    return this.taken.filter(({ row }) => this.#mayTry(row)).length;
  }

  /** Why it stopped early. */
  get stopped(): string | undefined {
    return this.#exercise.stopped;
  }

  /** The settings of the service, if they are visible. */
  get service() {
    return this.#exercise.service;
  }

  /** Describes the temporary clients that could not be removed. */
  left(): string[] {
    return this.#clients.left();
  }
}
