import { writtenForms } from './encodings.js';
import { BloomFilter, eachGram, gramOf, shortestPart } from './grams.js';

export interface Match<T> {
  readonly start: number;
  readonly end: number;
  readonly of: T;
}

interface Entry<T> {
  readonly form: string;
  readonly of: T;
}

/**
 * A set of values to find in texts. Searches for all at once, so the time does not grow with their number.
 */
export class ValueFinder<T> {
  /** Entries keyed by the hash of their last characters, because many have the same beginning. */
  readonly #byEnd = new Map<number, Entry<T>[]>();
  readonly #short = new Map<string, T>();
  #ends = new BloomFilter(1024);
  #room = 1024;

  add(value: string, of: T): void {
    if (value.length < shortestPart) {
      // Short numbers are not matched: they may mean anything.
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

  /** Returns the entry of a whole string, if it is one of the short values. */
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

  /** Returns the matches in order. Of overlapping matches, the longest one wins. */
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

  /** Enlarges the filter: a full one has too many false positives. */
  #grow(): void {
    this.#room *= 4;
    this.#ends = new BloomFilter(this.#room);
    for (const hash of this.#byEnd.keys()) this.#ends.add(hash);
  }
}
