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
  /** The exchange with sequence n stands at (n - 1) modulo the length. */
  #ring: Exchange[] = [];
  #recorded = 0;

  constructor(length: number) {
    this.#length = length;
  }

  record(exchange: Exchange): void {
    if (this.#length === 0) return;
    this.#ring[this.#recorded % this.#length] = exchange;
    this.#recorded += 1;
  }

  entries(): JournalEntry[] {
    const first = Math.max(0, this.#recorded - this.#ring.length);
    return Array.from(this.#ring, (_, index) => this.#entry(first + index + 1)).flatMap(
      (entry) => entry ?? [],
    );
  }

  last(): JournalEntry | undefined {
    return this.#entry(this.#recorded);
  }

  clear(): void {
    this.#ring = [];
    this.#recorded = 0;
  }

  /** Masked when it is looked at: recording is part of every call. */
  #entry(sequence: number): JournalEntry | undefined {
    const exchange = this.#ring[(sequence - 1) % this.#length];
    if (exchange === undefined) return undefined;
    const { target, request, response } = exchange;
    return {
      sequence,
      ...exchange,
      target: maskTarget(target),
      request: mask(request),
      response: mask(response),
    };
  }
}
