import type { Stored } from '../mock/state/store.js';

const limit = 1000;

/**
 * The entries that were read last, as they were parsed. A store reads the version first, and parses the value only if it
 * has changed, so that the records of services and clients are not parsed for each call.
 */
export class ReadCache {
  readonly #entries = new Map<string, Stored>();

  get(collection: string, key: string): Stored | undefined {
    return this.#entries.get(nameOf(collection, key));
  }

  /** Returns the entry. */
  put(collection: string, key: string, entry: Stored): Stored {
    if (this.#entries.size >= limit) this.#entries.clear();
    this.#entries.set(nameOf(collection, key), entry);
    return entry;
  }
}

const nameOf = (collection: string, key: string): string => `${collection} ${key}`;
