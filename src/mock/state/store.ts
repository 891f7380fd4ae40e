import type { Log } from './log.js';

/** A value, or a promise of it: a store in memory answers at once, one behind a network later. `await` takes both. */
export type MaybePromise<T> = T | Promise<T>;

/** Passes a value on at once, or when its promise resolves. Saves the promises of a store that answers at once. */
export function andThen<T, Result>(
  value: MaybePromise<T>,
  next: (value: T) => MaybePromise<Result>,
): MaybePromise<Result> {
  return isPromise(value) ? value.then(next) : next(value);
}

const isPromise = <T>(value: MaybePromise<T>): value is Promise<T> =>
  typeof value === 'object' && value !== null && 'then' in value;

/**
 * The version of an entry. Every write of a key gives it another one, which the key never had before. Versions are
 * only compared.
 */
export type Version = number | string;

/** A value as it is stored. */
export interface Stored {
  /** A JSON object. It is never modified. */
  readonly value: object;
  readonly version: Version;
  /** Milliseconds since the epoch; `undefined` if the entry never expires. */
  readonly expiresAt?: number | undefined;
}

/** What must be true of a key for a write to happen: that it exists or not, or that it still has a version. */
export type Condition = 'present' | 'absent' | { readonly version: Version };

/** Whether a condition holds for an entry. */
export function holds(when: Condition, found: Pick<Stored, 'version'> | undefined): boolean {
  if (when === 'present') return found !== undefined;
  if (when === 'absent') return found === undefined;
  return found?.version === when.version;
}

/** One change of a write: store a value, delete a key, or only check a condition. */
export type Change = {
  readonly collection: string;
  readonly key: string;
  /** Nothing is written unless this holds for the key before the write. */
  readonly when?: Condition | undefined;
} & (
  | { readonly op: 'put'; readonly value: object; readonly expiresAt?: number | undefined }
  | { readonly op: 'delete' | 'check' }
);

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
 * elsewhere than in memory. Each method is atomic, and may answer at once or with a promise.
 *
 * `expiresAt` (milliseconds since the epoch, by the caller's clock) is the time from which `sweep` may drop an
 * entry; until it does, the entry stays readable.
 */
export interface Store {
  /**
   * Whether the values outlive the process, so that other processes may read and change them. They are then copies:
   * what was put is not the object that is read. `false` if omitted.
   */
  readonly shared?: boolean;
  /** Where the processes write their journals. If omitted, each process has its own journals. */
  readonly log?: Log;
  /** Returns an entry; `undefined` if there is no such key. */
  get(collection: string, key: string): MaybePromise<Stored | undefined>;
  /**
   * Makes all changes at once and returns `undefined`. If a condition does not hold, makes no change and returns the
   * index of the first such change. Conditions are about the entries before the write.
   */
  write(changes: readonly Change[]): MaybePromise<number | undefined>;
  /** Returns the entries of a collection in key order, optionally only those whose keys have a prefix. */
  list(collection: string, range?: ListRange): MaybePromise<readonly Stored[]>;
  /** Returns the number of entries, optionally only those whose keys have a prefix. */
  count(collection: string, prefix?: string): MaybePromise<number>;
  /** Returns all entries of each collection whose name starts with the prefix. */
  entries(prefix: string): MaybePromise<StoredEntry[]>;
  /** Deletes each collection whose name starts with the prefix. */
  clear(prefix: string): MaybePromise<void>;
  /**
   * Checks up to `limit` entries of a collection, continuing where the last call stopped, and drops those that
   * expired before `now`. Returns the number of dropped entries.
   */
  sweep(collection: string, now: number, limit: number): MaybePromise<number>;
  /** Releases the resources of the store. Called by `Authlete.close`. */
  close(): MaybePromise<void>;
}
