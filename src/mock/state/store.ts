/**
 * A range of a collection's keys, optionally only those with a prefix: from index `start` (inclusive) to `end`
 * (exclusive).
 */
export interface ListRange {
  readonly prefix?: string;
  readonly start?: number;
  readonly end?: number;
}

/** An entry of a collection. The collection's name lacks the prefix that was queried. */
export interface StoredEntry {
  readonly collection: string;
  readonly key: string;
  readonly value: object;
  /** Milliseconds since the epoch; `undefined` if the entry never expires. */
  readonly expiresAt?: number;
}

/**
 * Storage of the mock's state: named collections of JSON values, ordered by key. Implement it to keep state
 * elsewhere than in memory.
 *
 * Stored values are never modified. `expiresAt` (milliseconds since the epoch, by the caller's clock) is the time
 * from which `sweep` may drop an entry; until it does, the entry stays readable.
 */
export interface Store {
  /** Resolves to a value; `undefined` if there is no such key. */
  get(collection: string, key: string): Promise<unknown>;
  /** Stores a value, replacing any earlier one. */
  put(collection: string, key: string, value: object, expiresAt?: number): Promise<void>;
  /** Reads and deletes atomically: of several concurrent callers, only one gets the value. */
  take(collection: string, key: string): Promise<unknown>;
  /** Replaces the value if it is still the one that was read. Resolves to whether it did. */
  compareAndSet(
    collection: string,
    key: string,
    expected: object,
    value: object,
    expiresAt?: number,
  ): Promise<boolean>;
  /** Deletes a value. Resolves to whether it existed. */
  delete(collection: string, key: string): Promise<boolean>;
  /** Resolves to the values of a collection in key order, optionally only those whose keys have a prefix. */
  list(collection: string, range?: ListRange): Promise<unknown[]>;
  /** Resolves to the number of entries, optionally only those whose keys have a prefix. */
  count(collection: string, prefix?: string): Promise<number>;
  /** Resolves to all entries of each collection whose name starts with the prefix. */
  entries(prefix: string): Promise<StoredEntry[]>;
  /** Deletes each collection whose name starts with the prefix. */
  clear(prefix: string): Promise<void>;
  /**
   * Checks up to `limit` entries of a collection, continuing where the last call stopped, and drops those that
   * expired before `now`. Resolves to the number of dropped entries.
   */
  sweep(collection: string, now: number, limit: number): Promise<number>;
  /** Releases the resources of the store. Called by `Authlete.close`. */
  close(): Promise<void>;
}
