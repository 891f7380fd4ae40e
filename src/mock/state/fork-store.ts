import { memoryStore } from './memory-store.js';
import type { Store } from './store.js';

/** A copy-on-write view of another store. */
export interface ForkStore extends Store {
  /** Writes those changes to the base store that `wanted` selects. */
  commit(wanted: (collection: string, key: string) => boolean): Promise<void>;
}

/** Creates a copy-on-write view: reads fall through to `base`, writes stay in the view until they are committed. */
export function forkStore(base: Store): ForkStore {
  const written = memoryStore();
  /** Names of collections, or of collections with a key, that are no longer read from the base. */
  const copied = new Set<string>();
  const touched = new Set<string>();
  const place = (collection: string, key: string) => `${collection} ${key}`;
  const isHere = (collection: string, key: string) =>
    copied.has(collection) || touched.has(place(collection, key));

  /** Copies whole collections into the view, because listing, counting and clearing need every entry. */
  async function copy(prefix: string): Promise<void> {
    for (const { collection, key, value, expiresAt } of await base.entries(prefix)) {
      const name = prefix + collection;
      if (!isHere(name, key)) await written.put(name, key, value, expiresAt);
    }
  }

  async function copyWhole(collection: string): Promise<void> {
    if (copied.has(collection)) return;
    await copy(collection);
    copied.add(collection);
  }

  const fork: ForkStore = {
    get: (collection, key) => (isHere(collection, key) ? written : base).get(collection, key),
    put(collection, key, value, expiresAt) {
      touched.add(place(collection, key));
      return written.put(collection, key, value, expiresAt);
    },
    async take(collection, key) {
      const value = await fork.get(collection, key);
      await fork.delete(collection, key);
      return value;
    },
    async compareAndSet(collection, key, expected, value, expiresAt) {
      if ((await fork.get(collection, key)) !== expected) return false;
      await fork.put(collection, key, value, expiresAt);
      return true;
    },
    async delete(collection, key) {
      const existed = (await fork.get(collection, key)) !== undefined;
      touched.add(place(collection, key));
      await written.delete(collection, key);
      return existed;
    },
    async list(collection, range) {
      await copyWhole(collection);
      return written.list(collection, range);
    },
    async count(collection, prefix) {
      await copyWhole(collection);
      return written.count(collection, prefix);
    },
    async entries(prefix) {
      await copy(prefix);
      return written.entries(prefix);
    },
    async clear(prefix) {
      await copy(prefix);
      for (const { collection, key } of await written.entries(prefix))
        await fork.delete(prefix + collection, key);
    },
    sweep: async () => 0,
    close: async () => {},
    async commit(wanted) {
      for (const { collection, key, value, expiresAt } of await written.entries('')) {
        if (touched.has(place(collection, key)) && wanted(collection, key))
          await base.put(collection, key, value, expiresAt);
      }
    },
  };
  return fork;
}
