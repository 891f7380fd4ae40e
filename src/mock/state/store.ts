/** A part of a collection: from `start` up to but without `end`, counted among the keys with the prefix. */
export interface ListRange {
  readonly prefix?: string;
  readonly start?: number;
  readonly end?: number;
}

/** An entry of a collection, with the name that the collection has after the prefix that was asked for. */
export interface StoredEntry {
  readonly collection: string;
  readonly key: string;
  readonly value: object;
  /** None for what never expires. */
  readonly expiresAt?: number;
}

/**
 * Where state is kept: named collections of JSON values, ordered by key.
 *
 * A value that is put is never changed afterwards. `expiresAt` (milliseconds since the epoch, on the clock
 * of the caller) tells from when on `sweep` may drop an entry; until then it stays readable.
 */
export interface Store {
  get(collection: string, key: string): Promise<unknown>;
  put(collection: string, key: string, value: object, expiresAt?: number): Promise<void>;
  /** Reads and deletes in one step: of many callers one gets the value. */
  take(collection: string, key: string): Promise<unknown>;
  /** Replaces the value if it is still the one that was read; tells whether it did. */
  compareAndSet(
    collection: string,
    key: string,
    expected: object,
    value: object,
    expiresAt?: number,
  ): Promise<boolean>;
  delete(collection: string, key: string): Promise<boolean>;
  /** The values of a collection, or of its keys with the prefix, in the order of their keys. */
  list(collection: string, range?: ListRange): Promise<unknown[]>;
  /** How many entries a collection has, or how many of its keys have the prefix. */
  count(collection: string, prefix?: string): Promise<number>;
  /** All entries of each collection whose name begins with the prefix. */
  entries(prefix: string): Promise<StoredEntry[]>;
  /** Deletes each collection whose name begins with the prefix. */
  clear(prefix: string): Promise<void>;
  /**
   * Looks at up to `limit` entries of a collection, going on where it stopped, and drops those that expired
   * before `now`; tells how many.
   */
  sweep(collection: string, now: number, limit: number): Promise<number>;
  close(): Promise<void>;
}
