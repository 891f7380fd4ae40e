import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../mock/state/clock.js';
import type { ContractOperation } from '../spec/contract.js';
import { reasonOf } from '../spec/failure.js';
import { bodyOf, type Headers, type HttpExchange, none, type Place } from '../validate/exchange.js';
import type { CallRequest } from './row.js';
import type { Target } from './target.js';

export interface CallerOptions {
  readonly clock: Clock;
  /** The maximum number of calls per second to a paced target. */
  readonly perSecond: number;
  /** Cancels waiting. */
  readonly signal?: AbortSignal;
  /** The timeout of a call in milliseconds. Default: 30 seconds. */
  readonly patience?: number;
}

export interface Called {
  readonly exchange: HttpExchange;
  /** Earlier attempts that the rate limit refused (RFC 6585, section 4). */
  readonly refused: readonly HttpExchange[];
}

/** Thrown if there is no response. */
export class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost';

  constructor(
    reason: string,
    readonly place: Place,
  ) {
    super(reason);
  }
}

const usualPatience = 30_000;
/** The maximum size of a response in bytes. */
const answerLimit = 64 * 1024 * 1024;
/** How often to try a call that the rate limit refuses, and the longest wait in seconds. */
const attempts = 5;
const longestWait = 60;

/** Calls a target sequentially, at a modest rate. */
export class Caller {
  #calls = 0;

  constructor(
    readonly target: Target,
    readonly options: CallerOptions,
  ) {}

  /** Rejects with `ConnectionLost` if there is no response. */
  async call(operation: ContractOperation, request: CallRequest): Promise<Called> {
    const { perSecond, signal } = this.options;
    const refused: HttpExchange[] = [];
    for (;;) {
      if (this.target.paced) await sleep(1000 / perSecond);
      const exchange = await this.#send(operation, request);
      const wait = secondsToWait(exchange);
      if (wait === undefined || wait > longestWait || refused.length + 1 >= attempts)
        return { exchange, refused };
      refused.push(exchange);
      await sleep(1000 * wait, undefined, { ...(signal && { signal }) }).catch(() => {});
      if (signal?.aborted) return { exchange, refused };
    }
  }

  async #send(
    operation: ContractOperation,
    { path = {}, query = {}, body }: CallRequest,
  ): Promise<HttpExchange> {
    const { url, serviceId, token, name, fetch } = this.target;
    const values = new Map(Object.entries({ serviceId, ...path }));
    const filled = operation.path.replace(/\{(\w+)\}/g, (_, key) =>
      encodeURIComponent(String(values.get(key))),
    );
    const search = new URLSearchParams(
      Object.entries(query).map(([key, value]): [string, string] => [key, String(value)]),
    );
    const target = search.size > 0 ? `${filled}?${search}` : filled;
    const requestHeaders: Headers = body === undefined ? {} : { 'content-type': 'application/json' };
    this.#calls += 1;
    const place = { source: name, number: this.#calls };
    const answer = await answered(place, () =>
      fetch(url + target, {
        method: operation.method,
        headers: { ...requestHeaders, ...(!operation.public && { authorization: `Bearer ${token}` }) },
        ...(body !== undefined && { body: JSON.stringify(body) }),
        // Do not follow redirects: they lead away from the target.
        redirect: 'manual',
        signal: AbortSignal.timeout(this.options.patience ?? usualPatience),
      }),
    );
    return {
      method: operation.method,
      target,
      requestHeaders,
      request: body === undefined ? none : { kind: 'json', value: body },
      ...answer,
      at: this.options.clock.now(),
      place,
    };
  }
}

/** Returns how long the rate limit asks to wait; `undefined` if the call was not refused by it. */
function secondsToWait({ status, responseHeaders = {} }: HttpExchange): number | undefined {
  if (status !== 429) return undefined;
  const seconds = responseHeaders['retry-after'] ?? responseHeaders['ratelimit-reset'] ?? '';
  return /^\d+$/.test(seconds) ? Number(seconds) : 1;
}

type ReceivedResponse = Pick<HttpExchange, 'status' | 'responseHeaders' | 'response'>;

async function answered(place: Place, send: () => Promise<Response>): Promise<ReceivedResponse> {
  try {
    const response = await send();
    const text = await textOf(response);
    return {
      status: response.status,
      responseHeaders: Object.fromEntries(response.headers),
      response: bodyOf(text),
    };
  } catch (problem) {
    const cause = problem instanceof Error ? (problem.cause ?? problem) : problem;
    throw new ConnectionLost(reasonOf(cause) || 'the connection failed', place);
  }
}

async function textOf(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.length;
    if (length > answerLimit) throw new Error(`the response is larger than ${answerLimit / 1024 / 1024} MiB`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
