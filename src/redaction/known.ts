import { writtenForms } from './encodings.js';
import { eachGram, gramOf, MaybeSet, shortestPart } from './grams.js';

export interface Match<T> {
  readonly start: number;
  readonly end: number;
  readonly of: T;
}

interface Entry<T> {
  readonly form: string;
  readonly of: T;
}

/** Values that are looked for in texts: all at once, so that more of them do not take longer. */
export class Known<T> {
  /** Each form by the hash of its end: many begin alike. */
  readonly #byEnd = new Map<number, Entry<T>[]>();
  readonly #short = new Map<string, T>();
  #ends = new MaybeSet(1024);
  #room = 1024;

  add(value: string, of: T): void {
    if (value.length < shortestPart) {
      // A number of a few digits may be anything.
      if (!/^\d*$/.test(value)) this.#short.set(value, of);
      return;
    }
    for (const form of writtenForms(value)) {
      const hash = gramOf(form);
      const entries = this.#byEnd.get(hash);
      if (entries === undefined) this.#byEnd.set(hash, [{ form, of }]);
      else entries.push({ form, of });
      this.#ends.add(hash);
    }
    if (this.#byEnd.size > this.#room) this.#grow();
  }

  get isEmpty(): boolean {
    return this.#byEnd.size === 0 && this.#short.size === 0;
  }

  /** What a whole text is, if it is a value of a few characters. */
  short(text: string): T | undefined {
    return this.#short.get(text);
  }

  isIn(text: string): boolean {
    let found = false;
    this.#each(text, () => {
      found = true;
      return false;
    });
    return found;
  }

  /** Where values stand, in their order. Of two that overlap it is the longer one. */
  matches(text: string): Match<T>[] {
    const found: Match<T>[] = [];
    this.#each(text, (match) => {
      found.push(match);
      return true;
    });
    if (found.length < 2) return found;
    const kept: Match<T>[] = [];
    for (const match of found.sort((a, b) => b.end - b.start - (a.end - a.start)))
      if (kept.every(({ start, end }) => match.end <= start || match.start >= end)) kept.push(match);
    return kept.sort((a, b) => a.start - b.start);
  }

  #each(text: string, visit: (match: Match<T>) => boolean): void {
    if (text.length < shortestPart || this.#byEnd.size === 0) return;
    eachGram(text, (hash, end) => {
      if (!this.#ends.mayHave(hash)) return true;
      for (const { form, of } of this.#byEnd.get(hash) ?? []) {
        const start = end - form.length;
        if (start >= 0 && text.startsWith(form, start) && !visit({ start, end, of })) return false;
      }
      return true;
    });
  }

  /** A set that is full says yes too often. */
  #grow(): void {
    this.#room *= 4;
    this.#ends = new MaybeSet(this.#room);
    for (const hash of this.#byEnd.keys()) this.#ends.add(hash);
  }
}
