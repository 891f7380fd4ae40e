import { memoryStore } from './memory-store.js';
import type { Change, Store, StoredEntry } from './store.js';

/** A copy-on-read view of another store. */
export interface ForkStore extends Store {
  /** Writes those values to the base store that the view stored and `wanted` selects, all at once. */
  commit(wanted: (collection: string, key: string) => boolean): Promise<void>;
}

/**
 * Creates a view of a store: an entry is copied when it is first read, and writes stay in the view until they are
 * committed.
 */
export function forkStore(base: Store): ForkStore {
  const view = memoryStore();
  /** Names of collections, and places of entries, that are no longer read from the base. */
  const copiedCollections = new Set<string>();
  const copied = new Set<string>();
  const written = new Set<string>();
  const place = (collection: string, key: string) => `${collection} ${key}`;
  const isHere = (collection: string, key: string) =>
    copiedCollections.has(collection) || copied.has(place(collection, key));

  /** Copies an entry, unless that happened while the base was asked. */
  async function take({ collection, key, value, expiresAt }: StoredEntry): Promise<void> {
    if (isHere(collection, key)) return;
    copied.add(place(collection, key));
    await view.write([{ op: 'put', collection, key, value, expiresAt }]);
  }

  async function copy(collection: string, key: string): Promise<void> {
    if (isHere(collection, key)) return;
    const found = await base.get(collection, key);
    if (found === undefined) copied.add(place(collection, key));
    else await take({ collection, key, value: found.value, ...expiry(found) });
  }

  /** Copies whole collections, because listing, counting and clearing need every entry. */
  async function copyAll(prefix: string): Promise<void> {
    for (const entry of await base.entries(prefix))
      await take({ ...entry, collection: prefix + entry.collection });
  }

  async function copyWhole(collection: string): Promise<void> {
    if (copiedCollections.has(collection)) return;
    for (const entry of await base.entries(collection)) {
      if (entry.collection === '') await take({ ...entry, collection });
    }
    copiedCollections.add(collection);
  }

  return {
    async get(collection, key) {
      await copy(collection, key);
      return view.get(collection, key);
    },
    async write(changes) {
      for (const { collection, key } of changes) await copy(collection, key);
      const failed = await view.write(changes);
      if (failed !== undefined) return failed;
      for (const { collection, key } of changes) written.add(place(collection, key));
      return undefined;
    },
    async list(collection, range) {
      await copyWhole(collection);
      return view.list(collection, range);
    },
    async count(collection, prefix) {
      await copyWhole(collection);
      return view.count(collection, prefix);
    },
    async entries(prefix) {
      await copyAll(prefix);
      return view.entries(prefix);
    },
    async clear(prefix) {
      await copyAll(prefix);
      await view.clear(prefix);
    },
    sweep: () => 0,
    close: () => {},
    async commit(wanted) {
      const changes: Change[] = [];
      for (const { collection, key, value, expiresAt } of await view.entries('')) {
        if (written.has(place(collection, key)) && wanted(collection, key))
          changes.push({ op: 'put', collection, key, value, expiresAt });
      }
      await base.write(changes);
    },
  };
}

const expiry = ({ expiresAt }: { readonly expiresAt?: number | undefined }) =>
  expiresAt === undefined ? {} : { expiresAt };
