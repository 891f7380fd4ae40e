import type { Place } from '../exchange.js';
import { generalPointer } from '../expected/general-pointer.js';
import type { Severity, Verdict } from '../verdict.js';

/** Equal problems: those of one check, operation, action and place of the body. */
export interface Repeated {
  /** The id of a check, or `unverifiable`. */
  readonly check: string;
  readonly severity: Severity | 'unverifiable';
  readonly operationId: string | undefined;
  readonly action: string | undefined;
  readonly pointer: string;
  /** What is said of the first. */
  readonly message: string;
  readonly first: Place;
  last: Place;
  /** All of them, the shown ones among them. */
  count: number;
}

/** A finding, or why something could not be verified. */
export interface Problem {
  readonly check: string;
  readonly severity: Severity | 'unverifiable';
  readonly pointer: string;
  readonly message: string;
  readonly expected?: string | undefined;
  readonly got?: string | undefined;
}

/** How many kinds are told apart: beyond that, all else is one kind of its check. */
const mostKinds = 10_000;

/** Tells the first few of equal problems from those that repeat them. Its memory is bounded. */
export class Repeats {
  readonly #kinds = new Map<string, Repeated>();

  /** How many of a kind are shown. */
  constructor(readonly shown: number) {}

  /** Whether a problem is one of the first of its kind. */
  isShown({ place, operationId, action }: Verdict, { check, severity, pointer, message }: Problem): boolean {
    const general = generalPointer(pointer);
    // Counts and line numbers make no other kind of what could not be verified.
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

  /** The kinds of which more came than were shown. */
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
