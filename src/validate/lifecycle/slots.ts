const buckets = 8192;
const bucketSize = 8;
const slots = buckets * bucketSize;

/** A number per slot; 0 until it is set. */
export interface Column {
  get(slot: number): number;
  set(slot: number, value: number): void;
}

/**
 * Assigns slots of a preallocated table to keys, and keeps the last 65,536 or so keys. Memory is constant, and nothing
 * needs to be garbage-collected.
 */
export class Slots {
  readonly #keys = new Float64Array(slots);
  /** The number of the last use of each slot. */
  readonly #lastSeen = new Float64Array(slots);
  #width = 0;
  /** The columns of one slot after those of another: an exchange needs several of few slots. */
  #rows = new Float64Array(0);
  #seen = 0;

  /** Adds a column. Call it before `take`. */
  column(): Column {
    const index = this.#width;
    this.#width += 1;
    return {
      get: (slot) => this.#rows[slot * this.#width + index] ?? 0,
      set: (slot, value) => {
        this.#rows[slot * this.#width + index] = value;
      },
    };
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
    if (this.#rows.length === 0) this.#rows = new Float64Array(slots * this.#width);
    const first = (key % buckets) * bucketSize;
    let oldest = first;
    for (let slot = first; slot < first + bucketSize; slot += 1)
      if ((this.#lastSeen[slot] ?? 0) < (this.#lastSeen[oldest] ?? 0)) oldest = slot;
    // A slot that was never used is 0 already.
    if (this.#keys[oldest] !== 0) this.#rows.fill(0, oldest * this.#width, (oldest + 1) * this.#width);
    this.#keys[oldest] = key;
    return oldest;
  }
}
