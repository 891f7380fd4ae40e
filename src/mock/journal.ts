import { apiPath } from './http.js';
import { JsonText } from './json-text.js';
import { maskExchange } from './mask.js';
import type { AnsweredBy, ResponderOutcome, TransportFault } from './outcome.js';

/** One call and its response. */
export interface JournalExchange {
  /** Timestamp in milliseconds since the epoch, by the service's clock. */
  readonly at: number;
  /** How long the response took, in milliseconds of real time. */
  readonly duration: number;
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  /** Such as `auth_token_api`; `undefined` if no operation has the path. */
  readonly operationId: string | undefined;
  /** The request body as the mock reads it, or `{ charactersNotRead }` with its length if it was not parsed. */
  readonly request: unknown;
  /** Request members that were ignored, or coerced to another type. */
  readonly warnings?: readonly string[];
  /** HTTP status of the response. */
  readonly status: number;
  /** The response body: an object or list, or a string if it is not JSON; `undefined` if it is empty. */
  readonly response: unknown;
  /** The `action` of the response, such as `OK`; `undefined` if it has none. */
  readonly action: string | undefined;
  /** The `resultCode` of the response, such as `A050001`; `undefined` if it has none. */
  readonly resultCode: string | undefined;
  readonly answeredBy: AnsweredBy;
  /** Name of the stub that contributed to the response. */
  readonly stub?: string;
  /** How the connection failed. `status` and `response` were then not sent, or not sent completely. */
  readonly fault?: TransportFault;
}

/** An exchange as the journal keeps it: its response as text, which is parsed only when somebody looks. */
export interface RecordedExchange extends Omit<JournalExchange, 'response'> {
  readonly response: ResponderOutcome['body'];
}

/** Returns an exchange with its response parsed. */
export function exchangeOf({ response, ...recorded }: RecordedExchange): JournalExchange {
  return { ...recorded, response: response instanceof JsonText ? response.parse() : response };
}

/** An exchange with its sequence number: the order of responses, starting at 1. */
export interface JournalEntry extends JournalExchange {
  readonly sequence: number;
}

/** Selects exchanges. An exchange must match every member that is set. */
export interface JournalFilter {
  /** An operationId, or an API path such as `/auth/token`. */
  readonly operation?: string;
  readonly action?: string;
  readonly resultCode?: string;
  readonly status?: number;
  readonly answeredBy?: AnsweredBy;
  readonly stub?: string;
  /** Only exchanges after the one with this sequence number. */
  readonly after?: number;
}

/** Options of `Journal.waitFor`. */
export interface WaitOptions {
  /** Timeout in milliseconds of real time; 5000 if omitted. */
  readonly timeout?: number;
  /** Stops waiting when aborted: the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

/** Thrown when an expected call does not arrive within the timeout. */
export class WaitTimeoutError extends Error {
  override readonly name = 'WaitTimeoutError';
}

/** Throws `InvalidInputError` if a filter has an unknown name. `seen` tells whether a kept exchange has a value. */
export type CheckFilter = (
  filter: JournalFilter,
  seen: (member: keyof JournalFilter, value: string) => boolean,
) => void;

interface Subscription {
  readonly listener: (entry: JournalEntry) => void;
  readonly filter: JournalFilter;
}

/** The latest exchanges of a service, oldest first. Secrets are masked in everything that it returns. */
export class Journal {
  readonly #length: number;
  /** Ring buffer: the exchange with sequence number n is at index (n - 1) modulo the length. */
  #ring: RecordedExchange[] = [];
  #recorded = 0;
  readonly #subscriptions = new Set<Subscription>();
  /** Masked copies of exchanges that have been read. */
  readonly #shown = new WeakMap<RecordedExchange, JournalExchange>();

  #checkFilter: CheckFilter = () => {};

  constructor(length: number) {
    this.#length = length;
  }

  /** Makes the journal refuse filters with names that nothing can have. */
  checkedBy(check: CheckFilter): void {
    this.#checkFilter = check;
  }

  /** Throws `InvalidInputError` if a filter has an unknown name, such as a misspelled operation. */
  check(filter: JournalFilter): void {
    this.#checkFilter(filter, (member, value) =>
      this.#ring.some((exchange, index) => fits(exchange, index + 1, { [member]: value })),
    );
  }

  record(exchange: RecordedExchange): void {
    if (this.#length === 0) return;
    this.#ring[this.#recorded % this.#length] = exchange;
    this.#recorded += 1;
    for (const { listener, filter } of this.#subscriptions) {
      const entry = this.#entry(this.#recorded, filter);
      if (entry !== undefined) listener(entry);
    }
  }

  /**
   * Returns the exchanges that match a filter, oldest first. Throws `InvalidInputError` if a name in the filter is
   * unknown, such as a misspelled operation.
   *
   * @example
   * const refused = service.journal.find({ operation: '/auth/token', action: 'INVALID_CLIENT' });
   */
  find(filter: JournalFilter = {}): JournalEntry[] {
    this.check(filter);
    const first = Math.max(0, this.#recorded - this.#ring.length);
    return Array.from(this.#ring, (_, index) => this.#entry(first + index + 1, filter)).flatMap(
      (entry) => entry ?? [],
    );
  }

  /**
   * Returns the exchanges that match a filter with their secrets, for tools that compare values. Do not show them.
   */
  findUnmasked(filter: JournalFilter = {}): JournalEntry[] {
    this.check(filter);
    const first = Math.max(0, this.#recorded - this.#ring.length);
    return this.#ring.flatMap((_, index) => {
      const sequence = first + index + 1;
      const exchange = this.#ring[(sequence - 1) % this.#length];
      if (exchange === undefined || !fits(exchange, sequence, filter)) return [];
      return [{ sequence, ...exchangeOf(exchange) }];
    });
  }

  /** Returns the exchange with a sequence number; `undefined` if it is not kept, or not yet made. */
  at(sequence: number): JournalEntry | undefined {
    return this.#isKept(sequence) ? this.#entry(sequence) : undefined;
  }

  /** Returns the exchange with a sequence number and its secrets. Do not show them. */
  unmaskedAt(sequence: number): JournalEntry | undefined {
    const exchange = this.#isKept(sequence) ? this.#ring[(sequence - 1) % this.#length] : undefined;
    return exchange && { sequence, ...exchangeOf(exchange) };
  }

  #isKept(sequence: number): boolean {
    return sequence > this.#recorded - this.#ring.length && sequence <= this.#recorded;
  }

  /** Yields the exchanges that are kept as they were recorded, with their sequence numbers, oldest first. */
  *recorded(): Iterable<readonly [sequence: number, exchange: RecordedExchange]> {
    for (
      let sequence = Math.max(0, this.#recorded - this.#ring.length) + 1;
      sequence <= this.#recorded;
      sequence += 1
    ) {
      const exchange = this.#ring[(sequence - 1) % this.#length];
      if (exchange !== undefined) yield [sequence, exchange];
    }
  }

  /** Returns all exchanges that are kept, oldest first. */
  entries(): JournalEntry[] {
    return this.find();
  }

  /**
   * Returns the latest exchange that matches a filter; `undefined` if there is none.
   *
   * @example
   * const ticket = service.journal.last({ operation: '/auth/authorization' })?.response;
   */
  last(filter?: JournalFilter): JournalEntry | undefined {
    return filter === undefined ? this.#entry(this.#recorded) : this.find(filter).at(-1);
  }

  /**
   * Resolves to the first exchange that matches a filter: an earlier one if there is one, otherwise the next.
   * Rejects with `WaitTimeoutError` after the timeout; its message lists the latest calls.
   *
   * @example
   * await service.journal.waitFor({ operation: '/auth/authorization/fail', action: 'LOCATION' });
   */
  waitFor(filter: JournalFilter, { timeout = 5000, signal }: WaitOptions = {}): Promise<JournalEntry> {
    const [there] = this.find(filter);
    if (there !== undefined) return Promise.resolve(there);
    return new Promise((resolve, reject) => {
      const giveUp = () => done(() => reject(signal?.reason));
      const timer = setTimeout(
        () => done(() => reject(new WaitTimeoutError(`${waitTimedOut(filter, timeout)} ${this.#summary()}`))),
        timeout,
      );
      const stop = this.subscribe((entry) => done(() => resolve(entry)), filter);
      const done = (settle: () => void) => {
        clearTimeout(timer);
        stop();
        signal?.removeEventListener('abort', giveUp);
        settle();
      };
      signal?.addEventListener('abort', giveUp);
      if (signal?.aborted) giveUp();
    });
  }

  /**
   * Calls the listener with each future exchange that matches a filter. Returns a function that ends the
   * subscription.
   *
   * @example
   * const unsubscribe = service.journal.subscribe(({ action }) => console.log(action), { operation: '/auth/token' });
   */
  subscribe(listener: Subscription['listener'], filter: JournalFilter = {}): () => void {
    this.check(filter);
    const subscription = { listener, filter };
    this.#subscriptions.add(subscription);
    return () => this.#subscriptions.delete(subscription);
  }

  /** Removes all exchanges and restarts the sequence numbers at 1. */
  clear(): void {
    this.#ring = [];
    this.#recorded = 0;
  }

  #summary(): string {
    const seen = this.entries()
      .slice(-5)
      .map(({ operationId, action, status }) =>
        [operationId ?? 'an unknown path', action ?? status].join(' '),
      );
    return seen.length === 0 ? 'No call came.' : `The last calls were: ${seen.join(', ')}.`;
  }

  /** Parses and masks on read rather than on record, because every call is recorded. */
  #entry(sequence: number, filter: JournalFilter = {}): JournalEntry | undefined {
    const exchange = this.#ring[(sequence - 1) % this.#length];
    if (exchange === undefined || !fits(exchange, sequence, filter)) return undefined;
    const shown = this.#shown.get(exchange) ?? maskExchange(exchangeOf(exchange));
    this.#shown.set(exchange, shown);
    return { sequence, ...shown };
  }
}

function fits(
  exchange: RecordedExchange,
  sequence: number,
  { operation, after = 0, ...members }: JournalFilter,
): boolean {
  if (sequence <= after) return false;
  if (operation !== undefined && operation !== exchange.operationId && operation !== apiPathOf(exchange))
    return false;
  const values: Partial<Record<string, unknown>> = { ...exchange };
  return Object.entries(members).every(([name, value]) => value === undefined || values[name] === value);
}

const apiPathOf = ({ target }: RecordedExchange): string => apiPath(target.replace(/\?.*$/s, ''));

const waitTimedOut = (filter: JournalFilter, timeout: number): string =>
  `Failed to wait for a call: none matched ${JSON.stringify(filter)} within ${timeout} ms.`;
