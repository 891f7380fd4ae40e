import type { Place } from '../exchange.js';
import { generalPointer } from '../expected/general-pointer.js';
import type { Severity, Verdict } from '../verdict.js';

/** Equal problems: same check, operation, action and location in the body. */
export interface Repeated {
  /** The ID of a check, or `unverifiable`. */
  readonly check: string;
  readonly severity: Severity | 'unverifiable';
  readonly operationId: string | undefined;
  readonly action: string | undefined;
  readonly pointer: string;
  /** The message of the first one. */
  readonly message: string;
  readonly first: Place;
  last: Place;
  /** The total number, including those shown. */
  count: number;
}

/** A finding, or an unverifiable part. */
export interface Problem {
  readonly check: string;
  readonly severity: Severity | 'unverifiable';
  readonly pointer: string;
  readonly message: string;
  readonly expected?: string | undefined;
  readonly got?: string | undefined;
}

/** The maximum number of distinct kinds. Beyond it, all problems of a check count as one kind. */
const mostKinds = 10_000;

/** Separates the first few of equal problems from their repetitions. Uses bounded memory. */
export class Repeats {
  readonly #kinds = new Map<string, Repeated>();

  /** How many of each kind are shown. */
  constructor(readonly shown: number) {}

  /** Whether a problem is among the first of its kind. */
  isShown({ place, operationId, action }: Verdict, { check, severity, pointer, message }: Problem): boolean {
    const general = generalPointer(pointer);
    // Ignore counts and line numbers when comparing unverifiable parts.
    const what = severity === 'unverifiable' ? message.replace(/\d+/g, '') : general;
    const own = [check, operationId, action, what].join(' ');
    const key = this.#kinds.has(own) || this.#kinds.size < mostKinds ? own : check;
    const known = this.#kinds.get(key);
    if (known === undefined) {
      const kind = { check, severity, operationId, action, pointer: general, message };
      this.#kinds.set(key, { ...kind, first: place, last: place, count: 1 });
      return true;
    }
    known.last = place;
    known.count += 1;
    return known.count <= this.shown;
  }

  /** Yields the kinds with more problems than were shown. */
  *repeated(): Iterable<Repeated> {
    for (const kind of this.#kinds.values()) if (kind.count > this.shown) yield kind;
  }
}

export const unverifiable = (reason: string): Problem => ({
  check: 'unverifiable',
  severity: 'unverifiable',
  pointer: '',
  message: reason,
});
