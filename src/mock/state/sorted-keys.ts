/** Number of keys at which a chunk is split. */
const chunkSize = 1024;

/** A range of the keys with a prefix: from index `start` (inclusive) to `end` (exclusive). */
export interface KeyRange {
  readonly prefix: string;
  readonly start: number;
  readonly end: number;
}

/** A chunk index and a position in the chunk. The chunk after the last one is empty. */
interface Place {
  readonly chunk: number;
  readonly position: number;
}

/**
 * A sorted set of strings, stored as a list of short sorted lists. Adding, removing, and finding a position or the
 * number of keys with a prefix take about the same time for a thousand keys as for a million.
 */
export class SortedKeys {
  readonly #chunks: string[][] = [];

  /** Creates a set of different keys, in any order. */
  constructor(keys: Iterable<string> = []) {
    const sorted = [...keys].sort();
    for (let start = 0; start < sorted.length; start += chunkSize) {
      this.#chunks.push(sorted.slice(start, start + chunkSize));
    }
  }

  add(key: string): void {
    const last = this.#chunks.at(-1);
    if (last === undefined) {
      this.#chunks.push([key]);
      return;
    }
    const index = Math.min(this.#chunkOf(key), this.#chunks.length - 1);
    const chunk = this.#chunks[index] ?? last;
    const position = positionOf(chunk, key);
    if (chunk[position] === key) return;
    chunk.splice(position, 0, key);
    if (chunk.length <= chunkSize) return;
    // Keys that arrive in order leave full chunks behind.
    const kept = chunk === last && position === chunk.length - 1 ? chunkSize : chunkSize / 2;
    this.#chunks.splice(index + 1, 0, chunk.splice(kept));
  }

  remove(key: string): void {
    const index = this.#chunkOf(key);
    const chunk = this.#chunks[index];
    if (chunk === undefined) return;
    const position = positionOf(chunk, key);
    if (chunk[position] !== key) return;
    chunk.splice(position, 1);
    if (chunk.length === 0) this.#chunks.splice(index, 1);
  }

  count(prefix: string): number {
    const from = this.#placeOf(prefix);
    const to = this.#placeAfter(prefix);
    let count = to.position - from.position;
    for (let chunk = from.chunk; chunk < to.chunk; chunk += 1) count += this.#chunks[chunk]?.length ?? 0;
    return count;
  }

  slice({ prefix, start, end }: KeyRange): string[] {
    const last = this.#placeAfter(prefix);
    const found: string[] = [];
    let { chunk, position } = this.#placeOf(prefix);
    let skip = start;
    for (; chunk <= last.chunk && found.length < end - start; chunk += 1, position = 0) {
      const keys = this.#chunks[chunk] ?? [];
      const upTo = chunk === last.chunk ? last.position : keys.length;
      const from = position + skip;
      skip = Math.max(0, from - upTo);
      if (from < upTo) found.push(...keys.slice(from, Math.min(upTo, from + end - start - found.length)));
    }
    return found;
  }

  /** The position of the first key with the prefix, or its insertion point. */
  #placeOf(prefix: string): Place {
    const chunk = this.#chunkOf(prefix);
    return { chunk, position: positionOf(this.#chunks[chunk] ?? [], prefix) };
  }

  /** The position after the last key with the prefix. */
  #placeAfter(prefix: string): Place {
    return prefix === '' ? { chunk: this.#chunks.length, position: 0 } : this.#placeOf(`${prefix}\uffff`);
  }

  /** Binary search for the first chunk whose last key is not below the key. */
  #chunkOf(key: string): number {
    let [low, high] = [0, this.#chunks.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#chunks[middle]?.at(-1) ?? '') < key) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** Returns the index of a key in a sorted list, or its insertion point. */
function positionOf(keys: readonly string[], key: string): number {
  let [low, high] = [0, keys.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((keys[middle] ?? '') < key) low = middle + 1;
    else high = middle;
  }
  return low;
}
