import type { Contract, ContractOperation } from '../spec/contract.js';
import type { HttpExchange, Place } from '../validate/exchange.js';
import { type AttemptResult, attemptResultOf } from './attempt.js';
import { type Caller, ConnectionLost } from './caller.js';
import { names, type RunContext } from './captures.js';
import { features } from './features.js';
import type { Row } from './row.js';
import type { TemporaryClients } from './temporary-clients.js';

/** The result of a row. */
export interface Step {
  readonly row: Row;
  /** The last exchange is the result; the rate limit refused the earlier ones. Empty if no call was made. */
  readonly exchanges: readonly HttpExchange[];
  readonly said: AttemptResult;
  /** The place of a call that got no response. */
  readonly place?: Place;
}

export interface RowRunnerOptions {
  readonly contract: Contract;
  readonly allowWrites: boolean;
  /** Stops after the current call. */
  readonly signal: AbortSignal;
  readonly clients: TemporaryClients;
}

/** Why a row that writes is skipped. */
export const needsWrites = 'needs --allow-writes';

/** The run ends after this many consecutive calls without a response, or with a rejected token. */
const mostLost = 3;

/** A run through a catalogue. */
export class RowRunner {
  /** Why it stopped early. */
  stopped: string | undefined;
  #known: RunContext;
  #lost = 0;

  constructor(
    readonly caller: Caller,
    readonly catalogue: readonly Row[],
    readonly options: RowRunnerOptions,
    context: RunContext,
  ) {
    this.#known = context;
  }

  /** The settings of the service, if they are visible. */
  get service(): RunContext['service'] {
    return this.#known.service;
  }

  async *steps(): AsyncGenerator<Step> {
    const { contract, signal } = this.options;
    for (const row of this.catalogue) {
      const operation = contract.operations.get(row.operationId);
      if (operation === undefined) continue;
      if (signal.aborted) this.stopped ??= 'interrupted';
      const reason = this.stopped ?? this.#obstacle(row);
      yield reason === undefined
        ? await this.#try(row, operation)
        : { row, exchanges: [], said: { kind: 'untried', reason } };
    }
  }

  /** Returns why a row cannot be tried; `undefined` if it can. */
  #obstacle({ operationId, writes, feature, needs }: Row): string | undefined {
    if (this.caller.target.lacks(operationId)) return 'not implemented there';
    if (writes && !this.options.allowWrites) return needsWrites;
    const { service } = this.#known;
    if (feature !== undefined && service !== undefined && !features[feature](service))
      return `off: ${feature}`;
    const missing = needs.find((need) => this.#known[need] === undefined);
    return missing === undefined ? undefined : `no ${names[missing]}`;
  }

  async #try(row: Row, operation: ContractOperation): Promise<Step> {
    const { clients } = this.options;
    try {
      const { exchange, refused } = await this.caller.call(operation, row.request(this.#known));
      clients.see(row.operationId, exchange);
      if (exchange.status === 401 && !operation.public) this.#lose('token rejected');
      else this.#lost = 0;
      return this.#capture(row, refused, exchange);
    } catch (problem) {
      if (!(problem instanceof ConnectionLost)) throw problem;
      clients.see(row.operationId, undefined);
      return this.#unanswered(row, problem);
    }
  }

  #capture(row: Row, refused: readonly HttpExchange[], exchange: HttpExchange): Step {
    const said = attemptResultOf(row, exchange);
    const { response } = exchange;
    if (said.kind === 'reached') {
      const answer = response.kind === 'json' ? response.value : undefined;
      this.#known = { ...this.#known, ...row.capture(answer, this.#known) };
    }
    // With 501, the mock itself says that it lacks the operation, so there is nothing to judge.
    return { row, exchanges: exchange.status === 501 ? [] : [...refused, exchange], said };
  }

  #unanswered(row: Row, { message, place }: ConnectionLost): Step {
    this.#lose('connection lost');
    return {
      row,
      exchanges: [],
      said: { kind: 'unreached', reason: `There was no response: ${message}.` },
      place,
    };
  }

  #lose(reason: string): void {
    this.#lost += 1;
    if (this.#lost >= mostLost) this.stopped = reason;
  }
}
