import { setTimeout as sleep } from 'node:timers/promises';
import { InvalidInputError } from '../invalid-input-error.js';
import { isObject } from '../json.js';
import type { Contract } from '../spec/contract.js';
import type { HttpExchange } from '../validate/exchange.js';
import { memberOf } from './attempt.js';
import { Caller, type CallerOptions, ConnectionLost } from './caller.js';
import type { CallRequest } from './row.js';
import type { Target } from './target.js';
import type { Transfer } from './transfer.js';

/** A service that a run creates at a target, with the settings of another one, and deletes. */
export class TemporaryService {
  #id: string | undefined;

  constructor(
    readonly target: Target,
    readonly contract: Contract,
    readonly options: CallerOptions,
    /** Waits before each retry of deleting the service, in milliseconds. */
    readonly pauses: readonly number[] = [500, 2000],
  ) {}

  /** Resolves to the target with the new service. Rejects with `InvalidInputError` if it cannot be created. */
  async create({ service, clients }: Transfer): Promise<Target> {
    const created = await this.#call('service_create_api', this.target, { body: service });
    const { response } = created;
    const id = response.kind === 'json' && isObject(response.value) ? response.value['apiKey'] : undefined;
    if (typeof id !== 'number') throw this.#problem('service', created, 'CREATE_SERVICE');
    this.#id = String(id);
    const target = { ...this.target, serviceId: this.#id };
    for (const client of clients) {
      const made = await this.#call('client_create_api', target, { body: client });
      if (made.status !== 201) throw this.#problem('client', made, 'CREATE_CLIENT');
    }
    return target;
  }

  /** Deletes the service, if there is one, with retries. */
  async remove(): Promise<void> {
    for (const pause of [...this.pauses, undefined]) {
      if (this.#id === undefined) return;
      const target = { ...this.target, serviceId: this.#id };
      try {
        const { status } = await this.#call('service_delete_api', target, {});
        if (status === 204 || status === 404) this.#id = undefined;
      } catch (problem) {
        if (!(problem instanceof ConnectionLost)) throw problem;
      }
      if (this.#id !== undefined && pause !== undefined) await sleep(pause);
    }
  }

  /** Describes the service if it still exists, with the command that deletes it. */
  left(): string[] {
    if (this.#id === undefined) return [];
    const { url, variables } = this.target;
    return [
      `Failed to delete the temporary service ${this.#id}. Please delete it:`,
      `  curl -X DELETE "${url}/api/${this.#id}/service/delete" -H "Authorization: Bearer $${variables.token}"`,
    ];
  }

  async #call(operationId: string, target: Target, request: CallRequest): Promise<HttpExchange> {
    const operation = this.contract.operations.get(operationId);
    if (operation === undefined) throw new Error(`The contract has no ${operationId}.`);
    return (await new Caller(target, this.options).call(operation, request)).exchange;
  }

  #problem(what: string, exchange: HttpExchange, right: string): InvalidInputError {
    const { name, variables } = this.target;
    const code = memberOf(exchange, 'resultCode') ?? 'without a result code';
    return new InvalidInputError(
      `Failed to create a temporary ${what} at ${name}: ${exchange.status} ${code}. Please give the token in ${variables.token} the right ${right}, or set ${variables.serviceId} to a service with the same settings.`,
    );
  }
}
