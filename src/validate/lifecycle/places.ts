import type { Place } from '../exchange.js';

/** The places of a page are neighbours in one source. */
const pageSize = 1024;
/** A place has 32 bits. */
const mostPages = 2 ** 32 / pageSize - 1;

interface Page {
  readonly source: string;
  readonly first: number;
}

/** Encodes places as 32-bit numbers, so that a table can hold them; 0 means none. */
export class Places {
  readonly #pages: Page[] = [];
  readonly #indexes = new Map<string, number>();
  /** The index of the latest page. */
  #latest = -1;

  /** Returns 0 after four billion exchanges, or four million sources. */
  numberOf({ source, number }: Place): number {
    const offset = number % pageSize;
    const index = this.#indexOf(source, number - offset);
    return index < mostPages ? index * pageSize + offset + 1 : 0;
  }

  at(packed = 0): Place | undefined {
    if (packed === 0) return undefined;
    const offset = (packed - 1) % pageSize;
    const page = this.#pages[(packed - 1 - offset) / pageSize];
    return page && { source: page.source, number: page.first + offset };
  }

  #indexOf(source: string, first: number): number {
    const latest = this.#pages[this.#latest];
    if (latest?.source === source && latest.first === first) return this.#latest;
    const key = `${first} ${source}`;
    const known = this.#indexes.get(key);
    this.#latest = known ?? this.#pages.length;
    if (known === undefined && this.#latest < mostPages) {
      this.#pages.push({ source, first });
      this.#indexes.set(key, this.#latest);
    }
    return this.#latest;
  }
}
