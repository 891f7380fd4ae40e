import { mask, maskTarget } from './mask.js';

/** What answered a call: the mock itself, or the contract for an operation that the mock does not know. */
export type AnsweredBy = 'mock' | 'contract';

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
  readonly status: number;
  readonly response: unknown;
  readonly action: string | undefined;
  readonly resultCode: string | undefined;
  readonly answeredBy: AnsweredBy;
}

/** An exchange in the order in which its service answered. */
export interface JournalEntry extends Exchange {
  readonly sequence: number;
}

/** The last exchanges of a service, oldest first. Secrets are masked in all that it hands out. */
export class Journal {
  readonly #length: number;
  #entries: JournalEntry[] = [];
  #recorded = 0;

  constructor(length: number) {
    this.#length = length;
  }

  record(exchange: Exchange): void {
    this.#recorded += 1;
    this.#entries.push(Object.assign({ sequence: this.#recorded }, exchange));
    // Trimming at twice the length keeps recording cheap.
    if (this.#entries.length >= 2 * this.#length) this.#entries = this.#entries.slice(-this.#length);
  }

  entries(): JournalEntry[] {
    return this.#entries.slice(-this.#length).map((entry) => ({
      ...entry,
      target: maskTarget(entry.target),
      request: mask(entry.request),
      response: mask(entry.response),
    }));
  }

  last(): JournalEntry | undefined {
    return this.entries().at(-1);
  }

  clear(): void {
    this.#entries = [];
  }
}
