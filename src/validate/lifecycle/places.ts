import type { Place } from '../exchange.js';

/** More than the lines of any file, and exact: 2^53 leaves room for thousands of sources. */
const mostOfASource = 2 ** 40;

/** Encodes places as numbers, so that a table can hold them; 0 means none. */
export class Places {
  readonly #sources: string[] = [];
  readonly #indexes = new Map<string, number>();

  numberOf({ source, number }: Place): number {
    return this.#indexOf(source) * mostOfASource + number + 1;
  }

  at(packed = 0): Place | undefined {
    if (packed === 0) return undefined;
    const source = this.#sources[Math.floor(packed / mostOfASource)] ?? '';
    return { source, number: (packed % mostOfASource) - 1 };
  }

  #indexOf(source: string): number {
    const known = this.#indexes.get(source);
    if (known !== undefined) return known;
    const index = this.#sources.length;
    this.#sources.push(source);
    this.#indexes.set(source, index);
    return index;
  }
}
