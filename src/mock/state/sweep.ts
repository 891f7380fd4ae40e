import type { Store } from './store.js';
import { StoreUnavailableError } from './store-unavailable.js';

/**
 * Expired entries are removed incrementally: every 100 new entries, the next 300 are checked. A full sweep therefore
 * ends before the collection has grown by half.
 */
export const entriesBetweenSweeps = 100;
const lookedAtInSweep = 300;

/** Removes expired entries. If the store cannot sweep now, the call must not fail: the next sweep tries again. */
export async function sweep(store: Store, collections: readonly string[], now: number): Promise<undefined> {
  try {
    for (const collection of collections) await store.sweep(collection, now, lookedAtInSweep);
  } catch (problem) {
    if (!(problem instanceof StoreUnavailableError)) throw problem;
  }
}
