import { apiPath, type TransportFault } from './http.js';
import { maskExchange } from './mask.js';

/**
 * What answered a call: a script, the mock itself, a recording that stands in its place, or the contract for an
 * operation that the mock does not know.
 */
export type AnsweredBy = 'script' | 'mock' | 'recording' | 'contract';

/** One call and its answer. */
export interface Exchange {
  /** Milliseconds since the epoch, on the service's clock. */
  readonly at: number;
  /** How long the answer took, in milliseconds of real time. */
  readonly duration: number;
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  readonly operationId: string | undefined;
  readonly request: unknown;
  /** What of the request was ignored, or read as a value of another type. */
  readonly warnings?: readonly string[];
  readonly status: number;
  readonly response: unknown;
  readonly action: string | undefined;
  readonly resultCode: string | undefined;
  readonly answeredBy: AnsweredBy;
  /** The script that had a hand in the answer. */
  readonly script?: string;
  /** How the connection failed; what `status` and `response` say was then not sent, or not sent whole. */
  readonly fault?: TransportFault;
}

/** An exchange in the order in which its service answered. */
export interface JournalEntry extends Exchange {
  readonly sequence: number;
}

/** Which exchanges are looked for: those that fit all that is given. */
export interface JournalFilter {
  /** An operationId, or an API path such as `/auth/token`. */
  readonly operation?: string;
  readonly action?: string;
  readonly resultCode?: string;
  readonly status?: number;
  readonly answeredBy?: AnsweredBy;
  readonly script?: string;
  /** Only exchanges after the one with this sequence number. */
  readonly after?: number;
}

export interface WaitOptions {
  /** How long to wait, in milliseconds of real time; 5000 when left out. */
  readonly timeout?: number;
  /** Gives up when it aborts: the promise rejects with its reason. */
  readonly signal?: AbortSignal;
}

/** A call that was waited for and did not come. */
export class NotSeen extends Error {
  override readonly name = 'NotSeen';
}

type Listener = (entry: JournalEntry) => void;

/** The last exchanges of a service, oldest first. Secrets are masked in all that it hands out. */
export class Journal {
  readonly #length: number;
  /** The exchange with sequence n stands at (n - 1) modulo the length. */
  #ring: Exchange[] = [];
  #recorded = 0;
  readonly #listeners = new Set<Listener>();
  /** What has been looked at, masked. */
  readonly #shown = new WeakMap<Exchange, Exchange>();

  constructor(length: number) {
    this.#length = length;
  }

  record(exchange: Exchange): void {
    if (this.#length === 0) return;
    this.#ring[this.#recorded % this.#length] = exchange;
    this.#recorded += 1;
    if (this.#listeners.size === 0) return;
    const entry = this.#entry(this.#recorded);
    if (entry !== undefined) for (const listener of this.#listeners) listener(entry);
  }

  /** The exchanges that fit a filter, oldest first. */
  find(filter: JournalFilter = {}): JournalEntry[] {
    return this.entries().filter((entry) => fits(entry, filter));
  }

  entries(): JournalEntry[] {
    const first = Math.max(0, this.#recorded - this.#ring.length);
    return Array.from(this.#ring, (_, index) => this.#entry(first + index + 1)).flatMap(
      (entry) => entry ?? [],
    );
  }

  /** The last exchange that fits a filter. */
  last(filter?: JournalFilter): JournalEntry | undefined {
    return filter === undefined ? this.#entry(this.#recorded) : this.find(filter).at(-1);
  }

  /**
   * The first exchange that fits a filter: one that is there already, or else the next. Rejects with
   * `NotSeen` after the timeout, which says what came instead.
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
        () => done(() => reject(new NotSeen(`${notSeen(filter, timeout)} ${this.#summary()}`))),
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

  /** Is told of each exchange that fits a filter from now on, until the function that it returns is called. */
  subscribe(listener: Listener, filter: JournalFilter = {}): () => void {
    const told: Listener = (entry) => {
      if (fits(entry, filter)) listener(entry);
    };
    this.#listeners.add(told);
    return () => this.#listeners.delete(told);
  }

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

  /** Masked when it is looked at: recording is part of every call. */
  #entry(sequence: number): JournalEntry | undefined {
    const exchange = this.#ring[(sequence - 1) % this.#length];
    if (exchange === undefined) return undefined;
    const shown = this.#shown.get(exchange) ?? maskExchange(exchange);
    this.#shown.set(exchange, shown);
    return { sequence, ...shown };
  }
}

function fits(entry: JournalEntry, { operation, after = 0, ...members }: JournalFilter): boolean {
  if (entry.sequence <= after) return false;
  if (operation !== undefined && operation !== entry.operationId && operation !== apiPathOf(entry))
    return false;
  const values: Partial<Record<string, unknown>> = { ...entry };
  return Object.entries(members).every(([name, value]) => value === undefined || values[name] === value);
}

const apiPathOf = ({ target }: JournalEntry): string => apiPath(target.replace(/\?.*$/s, ''));

const notSeen = (filter: JournalFilter, timeout: number): string =>
  `Failed to see a call with ${JSON.stringify(filter)} within ${timeout} ms.`;
