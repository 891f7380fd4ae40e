import { setTimeout as sleep } from 'node:timers/promises';
import { isObject } from '../json.js';
import type { Contract } from '../spec/contract.js';
import { isArray } from '../spec/json.js';
import type { HttpExchange } from '../validate/exchange.js';
import { memberOf } from './attempt.js';
import { type Caller, ConnectionLost } from './caller.js';
import type { CallRequest } from './row.js';

const usualPauses = [500, 2000, 5000];
const page = 100;

interface Options {
  readonly contract: Contract;
  /** The unique name of the run's clients. */
  readonly mark: string;
  /** Waits before each retry of removing a client, in milliseconds. */
  readonly pauses?: readonly number[] | undefined;
}

/** The clients of a run that still exist. */
export class TemporaryClients {
  readonly #ids = new Set<number>();
  /** Whether a client may exist whose ID was never received. */
  #unknown = false;

  constructor(
    readonly caller: Caller,
    readonly options: Options,
  ) {}

  /** Tracks created and removed clients. `exchange` is `undefined` if there was no response. */
  see(operationId: string, exchange: HttpExchange | undefined): void {
    if (operationId === 'client_create_api' || operationId === 'client_registration_api') {
      const id = exchange && createdId(exchange);
      if (id !== undefined) this.#ids.add(id);
      else if (exchange === undefined || !isRefused(exchange)) this.#unknown = true;
    }
    if (operationId === 'client_delete_api' && exchange?.status === 204)
      this.#ids.delete(Number(exchange.target.replace(/^.*\//, '')));
    if (exchange && memberOf(exchange, 'action') === 'DELETED') this.#ids.delete(sentId(exchange));
  }

  /** The number of clients that exist or may exist. */
  get count(): number {
    return this.#ids.size + Number(this.#unknown);
  }

  /** Removes all remaining clients, with retries. */
  async remove(): Promise<void> {
    for (const pause of [...(this.options.pauses ?? usualPauses), undefined]) {
      try {
        if (this.#unknown) await this.#find();
        for (const id of this.#ids) await this.#delete(id);
        if (this.count === 0) return;
      } catch (problem) {
        if (!(problem instanceof ConnectionLost)) throw problem;
      }
      if (pause !== undefined) await sleep(pause);
    }
  }

  /** Describes the remaining clients, with the command that removes them. */
  left(): string[] {
    const { url, serviceId, variables } = this.caller.target;
    const curl = (method: string, path: string): string =>
      `  curl -X ${method} "${url}/api/${serviceId}${path}" -H "Authorization: Bearer $${variables.token}"`;
    const known = [...this.#ids].flatMap((id) => [
      `Failed to delete the temporary client ${id} (${this.options.mark}). Please delete it:`,
      curl('DELETE', `/client/delete/${id}`),
    ]);
    if (!this.#unknown) return known;
    return [
      ...known,
      `Failed to find out whether a temporary client named "${this.options.mark}" exists. Please look for it and delete it:`,
      curl('GET', '/client/get/list?start=0&end=100'),
    ];
  }

  /** Looks up clients with an unknown ID by their name. */
  async #find(): Promise<void> {
    for (let start = 0; ; start += page) {
      const exchange = await this.#call('client_get_list_api', { query: { start, end: start + page } });
      const { response, status } = exchange;
      const clients =
        response.kind === 'json' && isObject(response.value) ? response.value['clients'] : undefined;
      if (status !== 200) return;
      for (const client of isArray(clients) ? clients : []) {
        if (isObject(client) && client['clientName'] === this.options.mark)
          this.#ids.add(Number(client['clientId']));
      }
      if (!isArray(clients) || clients.length < page) break;
    }
    this.#unknown = false;
  }

  async #delete(id: number): Promise<void> {
    const { status } = await this.#call('client_delete_api', { path: { clientId: id } });
    if (status === 204 || status === 404) this.#ids.delete(id);
  }

  async #call(operationId: string, request: CallRequest): Promise<HttpExchange> {
    const operation = this.options.contract.operations.get(operationId);
    if (operation === undefined) throw new Error(`The contract has no ${operationId}.`);
    return (await this.caller.call(operation, request)).exchange;
  }
}

/** Returns the client ID in a response. */
function createdId({ response }: HttpExchange): number | undefined {
  const answer = response.kind === 'json' && isObject(response.value) ? response.value : {};
  const { clientId } = isObject(answer['client']) ? answer['client'] : answer;
  return typeof clientId === 'number' ? clientId : undefined;
}

function sentId({ request }: HttpExchange): number {
  return request.kind === 'json' && isObject(request.value) ? Number(request.value['clientId']) : Number.NaN;
}

/** Whether a response says that nothing was created. */
const isRefused = (exchange: HttpExchange): boolean =>
  (exchange.status >= 400 && exchange.status < 500) ||
  exchange.status === 501 ||
  ['BAD_REQUEST', 'INTERNAL_SERVER_ERROR'].includes(memberOf(exchange, 'action') ?? '');
