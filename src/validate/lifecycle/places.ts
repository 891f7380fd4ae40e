import type { Place } from '../exchange.js';

/** More than the lines of any file, and exact: 2^53 leaves room for thousands of sources. */
const mostOfASource = 2 ** 40;

/** Encodes places as numbers, so that a table can hold them; 0 means none. */
export class Places {
  readonly #sources: string[] = [];
  readonly #indexes = new Map<string, number>();
  /** The index of the latest source. */
  #latest = -1;

  numberOf({ source, number }: Place): number {
    return this.#indexOf(source) * mostOfASource + number + 1;
  }

  at(packed = 0): Place | undefined {
    if (packed === 0) return undefined;
    const index = Math.floor(packed / mostOfASource);
    return { source: this.#sources[index] ?? '', number: packed - index * mostOfASource - 1 };
  }

  #indexOf(source: string): number {
    if (this.#sources[this.#latest] === source) return this.#latest;
    const index = this.#indexes.get(source) ?? this.#sources.push(source) - 1;
    this.#indexes.set(source, index);
    this.#latest = index;
    return index;
  }
}
