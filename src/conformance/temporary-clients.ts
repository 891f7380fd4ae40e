import { setTimeout as sleep } from 'node:timers/promises';
import type { Contract } from '../spec/contract.js';
import { isArray, isObject } from '../spec/json.js';
import type { HttpExchange } from '../validate/exchange.js';
import { memberOf } from './attempt.js';
import { type Caller, ConnectionLost } from './caller.js';
import type { CallRequest } from './row.js';

const usualPauses = [500, 2000, 5000];
const page = 100;

interface Options {
  readonly contract: Contract;
  /** The name that they have, which no other client has. */
  readonly mark: string;
  /** Milliseconds before each further attempt to remove a client. */
  readonly pauses?: readonly number[] | undefined;
}

/** The clients that a run made and that are still there. */
export class TemporaryClients {
  readonly #ids = new Set<number>();
  /** Whether one may have been made whose id never came. */
  #unknown = false;

  constructor(
    readonly caller: Caller,
    readonly options: Options,
  ) {}

  /** Follows what is made and removed; undefined where no answer came. */
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

  /** How many there are, or may be. */
  get count(): number {
    return this.#ids.size + Number(this.#unknown);
  }

  /** Removes all that are left, and tries again where that fails. */
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

  /** What is left, in words, with the command that removes it. */
  left(): string[] {
    const { url, serviceId, variables } = this.caller.target;
    const curl = (method: string, path: string): string =>
      `  curl -X ${method} "${url}/api/${serviceId}${path}" -H "Authorization: Bearer $${variables.token}"`;
    const known = [...this.#ids].flatMap((id) => [
      `Failed to remove the temporary client ${id} (${this.options.mark}). Please remove it:`,
      curl('DELETE', `/client/delete/${id}`),
    ]);
    if (!this.#unknown) return known;
    return [
      ...known,
      `Failed to learn whether there is a temporary client named "${this.options.mark}". Please look for it and remove it:`,
      curl('GET', '/client/get/list?start=0&end=100'),
    ];
  }

  /** Looks for those whose id never came, by their name. */
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

/** The id of the client that an answer brings. */
function createdId({ response }: HttpExchange): number | undefined {
  const answer = response.kind === 'json' && isObject(response.value) ? response.value : {};
  const { clientId } = isObject(answer['client']) ? answer['client'] : answer;
  return typeof clientId === 'number' ? clientId : undefined;
}

function sentId({ request }: HttpExchange): number {
  return request.kind === 'json' && isObject(request.value) ? Number(request.value['clientId']) : Number.NaN;
}

/** Whether an answer says that nothing was made. */
const isRefused = (exchange: HttpExchange): boolean =>
  (exchange.status >= 400 && exchange.status < 500) ||
  exchange.status === 501 ||
  ['BAD_REQUEST', 'INTERNAL_SERVER_ERROR'].includes(memberOf(exchange, 'action') ?? '');
