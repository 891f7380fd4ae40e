const buckets = 8192;
const bucketSize = 8;
const slots = buckets * bucketSize;

/**
 * The columns of one slot after those of another: an exchange needs several of few slots. 32 bits, because most of the time
 * is that of fetching them from memory.
 */
interface Rows {
  values: Uint32Array;
  width: number;
}

/** An integer from 0 to 2^32 - 1 per slot; 0 until it is set. */
export class Column {
  readonly #rows: Rows;
  readonly #index: number;

  constructor(rows: Rows) {
    this.#rows = rows;
    this.#index = rows.width;
    rows.width += 1;
  }

  get(slot: number): number {
    const { values, width } = this.#rows;
    return values[slot * width + this.#index] ?? 0;
  }

  /** Returns the values of all slots. */
  values(): Uint32Array {
    const { values, width } = this.#rows;
    const all = new Uint32Array(values.length / width);
    for (let slot = 0; slot < all.length; slot += 1) all[slot] = values[slot * width + this.#index] ?? 0;
    return all;
  }

  set(slot: number, value: number): void {
    const { values, width } = this.#rows;
    values[slot * width + this.#index] = value;
  }
}

/** An integer from 0 to 2^53 - 1 per slot; 0 until it is set. */
export class WideColumn {
  readonly #upper: Column;
  readonly #lower: Column;

  constructor(rows: Rows) {
    this.#upper = new Column(rows);
    this.#lower = new Column(rows);
  }

  get(slot: number): number {
    return this.#upper.get(slot) * 2 ** 32 + this.#lower.get(slot);
  }

  set(slot: number, value: number): void {
    this.#upper.set(slot, Math.floor(value / 2 ** 32));
    this.#lower.set(slot, value % 2 ** 32);
  }
}

/**
 * Assigns slots of a preallocated table to keys, and keeps the last 65,536 or so keys. Memory is constant, and nothing
 * needs to be garbage-collected.
 */
export class Slots {
  readonly #keys = new Float64Array(slots);
  /** The number of the last use of each slot. */
  readonly #lastSeen = new Float64Array(slots);
  readonly #rows: Rows = { values: new Uint32Array(0), width: 0 };
  #seen = 0;
  /** The slot that was found last: several checks need it for the same exchange. */
  #latest = 0;

  /** Adds a column. Call it before `take`. */
  column(): Column {
    return new Column(this.#rows);
  }

  /** Adds a column of larger numbers. Call it before `take`. */
  wideColumn(): WideColumn {
    return new WideColumn(this.#rows);
  }

  /** Returns the slot of a key; `undefined` if it has none. */
  find(key: number): number | undefined {
    if (this.#keys[this.#latest] === key) return this.#latest;
    const first = firstOf(key);
    for (let slot = first; slot < first + bucketSize; slot += 1) {
      if (this.#keys[slot] !== key) continue;
      this.#latest = slot;
      return slot;
    }
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
    const rows = this.#rows;
    if (rows.values.length === 0) rows.values = new Uint32Array(slots * rows.width);
    const first = firstOf(key);
    let oldest = first;
    for (let slot = first; slot < first + bucketSize; slot += 1)
      if ((this.#lastSeen[slot] ?? 0) < (this.#lastSeen[oldest] ?? 0)) oldest = slot;
    // A slot that was never used is 0 already.
    if (this.#keys[oldest] !== 0) rows.values.fill(0, oldest * rows.width, (oldest + 1) * rows.width);
    this.#keys[oldest] = key;
    this.#latest = oldest;
    return oldest;
  }
}

/** Returns the first slot of a key's bucket. The lowest bits select it, because `%` is slow above 2^31. */
const firstOf = (key: number): number => (key & (buckets - 1)) * bucketSize;
