const buckets = 8192;
const bucketSize = 8;
const slots = buckets * bucketSize;

/**
 * Assigns slots of preallocated columns to keys, and keeps the last 65,536 or so keys. Memory is constant, and nothing
 * needs to be garbage-collected.
 */
export class Slots {
  readonly #keys = new Float64Array(slots);
  /** The number of the last use of each slot. */
  readonly #lastSeen = new Float64Array(slots);
  readonly #columns: Float64Array[] = [];
  #seen = 0;

  /** Returns a column of numbers. A slot is 0 until it is set. */
  column(): Float64Array {
    const column = new Float64Array(slots);
    this.#columns.push(column);
    return column;
  }

  /** Returns the slot of a key; `undefined` if it has none. */
  find(key: number): number | undefined {
    const first = (key % buckets) * bucketSize;
    for (let slot = first; slot < first + bucketSize; slot += 1) if (this.#keys[slot] === key) return slot;
    return undefined;
  }

  /** Returns the slot of a key. If it has none, evicts the least recently used key of its bucket. */
  take(key: number): number {
    const slot = this.find(key) ?? this.#evict(key);
    this.#seen += 1;
    this.#lastSeen[slot] = this.#seen;
    return slot;
  }

  #evict(key: number): number {
    const first = (key % buckets) * bucketSize;
    let oldest = first;
    for (let slot = first; slot < first + bucketSize; slot += 1)
      if ((this.#lastSeen[slot] ?? 0) < (this.#lastSeen[oldest] ?? 0)) oldest = slot;
    // Pages of a column that are never written to need no memory.
    for (const values of this.#columns) if (values[oldest] !== 0) values[oldest] = 0;
    this.#keys[oldest] = key;
    return oldest;
  }
}
