import { InvalidInputError } from '../invalid-input-error.js';
import { operations } from '../spec/generated/operations.js';
import { exchangeOf, type JournalExchange, maskedExchange, type RecordedExchange } from './exchange.js';
import { apiPath } from './http.js';
import { JsonText } from './json-text.js';
import type { AnsweredBy } from './outcome.js';
import { SharedJournal, type SharedJournalOptions } from './shared-journal.js';
import { type Changes, unshared } from './state/shared-document.js';
import { type BriefWhy, briefWhyOf, whyOf } from './why.js';

/** An exchange with its sequence number: the order of responses, starting at 1. */
export interface JournalEntry extends JournalExchange {
  readonly sequence: number;
}

/** An entry without its bodies, and with the source of a refusal instead of its reason, for lists of many. */
export interface BriefEntry extends Omit<JournalEntry, 'request' | 'response' | 'why'> {
  readonly why?: BriefWhy;
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
  /** Only exchanges that were marked with this test. */
  readonly test?: string;
  /** Only exchanges after the one with this sequence number. */
  readonly after?: number;
  /** Only exchanges whose entry contains this text, in upper or lower case. */
  readonly text?: string;
}

/** How many of the exchanges that match a filter are wanted. Default: all. */
export type Extent = { readonly first?: number } | { readonly last?: number };

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

/** What a journal knows of the names in filters. */
export interface KnownNames {
  /** Whether a kept exchange has a value. */
  seen(member: keyof JournalFilter, value: string): boolean;
  /** The tests that the journal was marked with. */
  readonly tests: ReadonlySet<string>;
}

/** Throws `InvalidInputError` if a filter has an unknown name. */
export type CheckFilter = (filter: JournalFilter, known: KnownNames) => void;

/** How many names of tests a journal remembers. */
const mostTests = 10_000;

/** What connects a journal with those of other mocks. */
export interface JournalOptions {
  /** Makes the changes of the mark. */
  readonly changes?: Changes | undefined;
  /** Where the exchanges of all mocks are. */
  readonly shared?: SharedJournalOptions;
}

/**
 * The latest exchanges of a service, oldest first. Secrets are masked in everything that it returns. If several mocks share
 * their state, it has the exchanges of all of them: those until the last `refresh`, and while there is a subscription.
 */
export class Journal {
  readonly #length: number;
  readonly #changes: Changes;
  /** `undefined` if no other mock can record anything here. */
  readonly #shared: SharedJournal | undefined;
  /** Ring buffer: the exchange with sequence number n is at index (n - 1) modulo the length. */
  #ring: RecordedExchange[] = [];
  #recorded = 0;
  readonly #watchers = new Set<(sequence: number) => void>();
  /** Masked copies of exchanges that have been read. */
  readonly #shown = new WeakMap<RecordedExchange, JournalExchange>();

  #checkFilter: CheckFilter = () => {};
  #test: string | undefined;
  readonly #tests = new Set<string>();

  constructor(length: number, { changes = unshared, shared }: JournalOptions = {}) {
    this.#length = length;
    this.#changes = changes;
    this.#shared =
      shared &&
      new SharedJournal(shared, length, {
        latest: () => this.#recorded,
        keep: (sequence, exchange) => this.#keep(sequence, exchange),
        forget: () => this.#forget(),
      });
  }

  /** Makes the journal refuse filters with names that nothing can have. */
  checkedBy(check: CheckFilter): void {
    this.#checkFilter = check;
  }

  /** Throws `InvalidInputError` if a filter has an unknown name, such as a misspelled operation. */
  check(filter: JournalFilter): void {
    this.#checkFilter(filter, {
      seen: (member, value) =>
        this.#ring.some((exchange, index) => this.#fits(exchange, index + 1, { [member]: value })),
      tests: this.#tests,
    });
  }

  /**
   * Says which test runs: exchanges from now on have its name in `test`, until the next mark. Without a name, they belong
   * to no test. `clear` and `reset` keep the mark. Throws `InvalidInputError` if the name is empty.
   *
   * @example
   * beforeEach(({ task }) => service.journal.mark(task.name));
   * const calls = service.journal.find({ test: 'the user denies' });
   */
  mark(test?: string): void {
    if (test?.trim() === '')
      throw new InvalidInputError(
        'Failed to mark the journal: the name of the test is empty. Please pass the name of the test that runs, or nothing.',
      );
    this.#changes.change(() => this.follow(test));
  }

  /** Takes over the mark that another process may have set. */
  follow(test: string | undefined): void {
    if (test === this.#test) return;
    this.#test = test;
    if (test === undefined) return;
    this.#tests.delete(test);
    this.#tests.add(test);
    const [oldest] = this.#tests;
    if (this.#tests.size > mostTests && oldest !== undefined) this.#tests.delete(oldest);
  }

  /** The test that exchanges belong to now; `undefined` if there is none. */
  get test(): string | undefined {
    return this.#test;
  }

  /** Adds an exchange. If other mocks share the journal, resolves once they can see it, or the problem is reported. */
  record(exchange: RecordedExchange): Promise<void> | undefined {
    if (this.#length === 0) return undefined;
    const marked = this.#test === undefined ? exchange : { ...exchange, test: this.#test };
    if (this.#shared !== undefined) return this.#shared.record(marked);
    this.#keep(this.#recorded + 1, marked);
    return undefined;
  }

  #keep(sequence: number, exchange: RecordedExchange): void {
    this.#ring[(sequence - 1) % this.#length] = exchange;
    this.#recorded = sequence;
    for (const watcher of this.#watchers) watcher(sequence);
  }

  /**
   * Reads what other mocks have recorded that share the state of this one. `Authlete.service` does so, too.
   *
   * @example
   * await service.journal.refresh();
   * const calls = service.journal.find({ operation: '/auth/token' });
   */
  async refresh(): Promise<void> {
    await this.#shared?.refresh();
  }

  #forget(): void {
    this.#ring = [];
    this.#recorded = 0;
  }

  /**
   * Returns the exchanges that match a filter, oldest first: all, or the first or the last ones. Throws
   * `InvalidInputError` if a name in the filter is unknown, such as a misspelled operation.
   *
   * @example
   * const refused = service.journal.find({ operation: '/auth/token', action: 'INVALID_CLIENT' });
   */
  find(filter: JournalFilter = {}, extent: Extent = {}): JournalEntry[] {
    return this.#select(filter, extent).map(([sequence, exchange]) => ({
      sequence,
      ...this.#masked(exchange),
    }));
  }

  /**
   * Returns the exchanges that match a filter without their bodies, oldest first. Much faster than `find`, because there
   * is little to mask.
   */
  brief(filter: JournalFilter = {}, extent: Extent = {}): BriefEntry[] {
    return this.#select(filter, extent).map(([sequence, exchange]) => {
      const { request: _request, response: _response, cause: _cause, ...entry } = exchange;
      const why = briefWhyOf(exchange);
      return { sequence, ...entry, target: this.#targetOf(exchange), ...(why !== undefined && { why }) };
    });
  }

  /**
   * Returns the exchanges that match a filter with their secrets, for tools that compare values. Do not show them.
   */
  findUnmasked(filter: JournalFilter = {}): JournalEntry[] {
    return this.#select(filter, {}).map(([sequence, exchange]) => ({ sequence, ...exchangeOf(exchange) }));
  }

  #select(
    filter: JournalFilter,
    extent: Extent,
  ): (readonly [sequence: number, exchange: RecordedExchange])[] {
    this.check(filter);
    const first = 'first' in extent ? extent.first : undefined;
    const found: (readonly [number, RecordedExchange])[] = [];
    for (const [sequence, exchange] of this.recorded(filter.after)) {
      if (found.length === first) break;
      if (this.#fits(exchange, sequence, filter)) found.push([sequence, exchange]);
    }
    return 'last' in extent && extent.last !== undefined ? found.slice(-extent.last) : found;
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

  /** The sequence number of the latest exchange; 0 if there is none. */
  get latest(): number {
    return this.#recorded;
  }

  #isKept(sequence: number): boolean {
    return sequence > this.#recorded - this.#ring.length && sequence <= this.#recorded;
  }

  /**
   * Yields the exchanges that are kept as they were recorded, with their sequence numbers, oldest first: those after a
   * sequence number.
   */
  *recorded(after = 0): Iterable<readonly [sequence: number, exchange: RecordedExchange]> {
    for (
      let sequence = Math.max(after, this.#recorded - this.#ring.length) + 1;
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
    return filter === undefined ? this.#entry(this.#recorded) : this.find(filter, { last: 1 })[0];
  }

  /**
   * Resolves to the first exchange that matches a filter: an earlier one if there is one, otherwise the next.
   * Rejects with `WaitTimeoutError` after the timeout; its message lists the latest calls.
   *
   * @example
   * await service.journal.waitFor({ operation: '/auth/authorization/fail', action: 'LOCATION' });
   */
  waitFor(filter: JournalFilter, { timeout = 5000, signal }: WaitOptions = {}): Promise<JournalEntry> {
    const [there] = this.find(filter, { first: 1 });
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
  subscribe(listener: (entry: JournalEntry) => void, filter: JournalFilter = {}): () => void {
    this.check(filter);
    return this.watch((sequence) => {
      const [entry] = this.find({ ...filter, after: Math.max(filter.after ?? 0, sequence - 1) });
      if (entry !== undefined) listener(entry);
    });
  }

  /** Calls the watcher with the sequence number of each future exchange. Returns a function that ends it. */
  watch(watcher: (sequence: number) => void): () => void {
    this.#watchers.add(watcher);
    this.#shared?.watch();
    return () => {
      this.#watchers.delete(watcher);
      if (this.#watchers.size === 0) this.#shared?.unwatch();
    };
  }

  /** Stops reading what other mocks record. */
  async close(): Promise<void> {
    await this.#shared?.close();
  }

  /** Removes all exchanges and restarts the sequence numbers at 1. Other mocks see that once `refresh` resolves. */
  clear(): void {
    if (this.#shared === undefined) this.#forget();
    else this.#shared.clear();
  }

  #summary(): string {
    const seen = this.brief({}, { last: 5 }).map(({ operationId, action, status }) =>
      [operationId ?? 'an unknown path', action ?? status].join(' '),
    );
    return seen.length === 0 ? 'No call came.' : `The last calls were: ${seen.join(', ')}.`;
  }

  /** Parses and masks on read rather than on record, because every call is recorded. */
  #entry(sequence: number): JournalEntry | undefined {
    const exchange = this.#ring[(sequence - 1) % this.#length];
    return exchange && { sequence, ...this.#masked(exchange) };
  }

  #masked(exchange: RecordedExchange): JournalExchange {
    const shown = this.#shown.get(exchange) ?? maskedExchange(exchangeOf(exchange));
    this.#shown.set(exchange, shown);
    return shown;
  }

  /** A target of fixed words, as almost all are, has nothing to mask. */
  #targetOf(exchange: RecordedExchange): string {
    const { operationId, target } = exchange;
    return withPlainPath.has(operationId) && !/[?#]/.test(target) ? target : this.#masked(exchange).target;
  }

  #fits(
    exchange: RecordedExchange,
    sequence: number,
    { operation, after = 0, text, ...members }: JournalFilter,
  ): boolean {
    if (sequence <= after) return false;
    if (operation !== undefined && operation !== exchange.operationId && operation !== apiPathOf(exchange))
      return false;
    for (const [name, value] of Object.entries(members))
      if (value !== undefined && exchange[name as keyof typeof members] !== value) return false;
    return text === undefined || this.#contains(exchange, text);
  }

  /**
   * Searches an entry as it is shown, because a search must not find secrets; but first as it was recorded, because
   * masking takes longer than searching.
   */
  #contains(exchange: RecordedExchange, text: string): boolean {
    const wanted = new RegExp(text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&'), 'i');
    const { response, cause: _cause, ...others } = exchange;
    const isRecorded =
      wanted.test(JSON.stringify([others, whyOf(exchange)])) ||
      wanted.test(response instanceof JsonText ? response.text : (response ?? ''));
    return isRecorded && wanted.test(JSON.stringify(this.#masked(exchange)));
  }
}

/** The operations whose path has no parameter but the service ID. */
const withPlainPath: ReadonlySet<string | undefined> = new Set(
  Object.entries(operations)
    .filter(([, { path }]) => !/\{(?!serviceId\})/.test(path))
    .map(([operationId]) => operationId),
);

const apiPathOf = ({ target }: RecordedExchange): string => apiPath(target.replace(/\?.*$/s, ''));

const waitTimedOut = (filter: JournalFilter, timeout: number): string =>
  `Failed to wait for a call: none matched ${JSON.stringify(filter)} within ${timeout} ms.`;
