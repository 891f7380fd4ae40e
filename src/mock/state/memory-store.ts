import { oldest } from './oldest.js';
import { SortedKeys } from './sorted-keys.js';
import { holds, type Store, type Stored } from './store.js';

interface Entry extends Stored {
  readonly version: number;
  /** Infinity if the entry never expires. */
  readonly expiresAt: number;
}

interface Collection {
  readonly entries: Map<string, Entry>;
  /** The keys in order. Kept from the first list or count that needs them: most collections are only read by key. */
  order: SortedKeys | undefined;
  /** Iterator of the current sweep. It also reflects entries that are put or deleted during the sweep. */
  unswept: Iterator<[string, Entry]>;
}

export interface MemoryStoreOptions {
  /** Maximum number of entries that expire; entries that never expire do not count. Unlimited if omitted. */
  readonly limit?: number;
  /** Called when the limit is reached for the first time. */
  readonly onFull?: (limit: number) => void;
}

/** Fraction of the limit to drop at a time, because finding the oldest entries is slow. */
const droppedAtOnce = 0.1;

const never = Number.POSITIVE_INFINITY;

/**
 * Creates a store in memory; its content is lost when the process ends. At the limit it drops expired entries
 * first, then those that expire next.
 *
 * @example
 * const authlete = createAuthlete({ store: memoryStore({ limit: 10_000 }) });
 */
export function memoryStore({ limit = never, onFull }: MemoryStoreOptions = {}): Store {
  const collections = new Map<string, Collection>();
  /** Number of entries that expire. */
  let expiring = 0;
  let lastVersion = 0;
  let wasFull = false;

  function collection(name: string): Collection {
    let found = collections.get(name);
    if (found === undefined) {
      const entries = new Map<string, Entry>();
      found = { entries, order: undefined, unswept: entries.entries() };
      collections.set(name, found);
    }
    return found;
  }

  function ordered(name: string): SortedKeys {
    const found = collection(name);
    found.order ??= new SortedKeys(found.entries.keys());
    return found.order;
  }

  function put(name: string, key: string, value: object, expiresAt = never): void {
    const { entries, order } = collection(name);
    const before = entries.get(key);
    if (before === undefined) order?.add(key);
    expiring += expires(expiresAt) - expires(before?.expiresAt);
    lastVersion += 1;
    entries.set(key, { value, version: lastVersion, expiresAt });
  }

  function remove(name: string, key: string): boolean {
    const found = collections.get(name);
    const entry = found?.entries.get(key);
    if (found === undefined || entry === undefined) return false;
    found.entries.delete(key);
    found.order?.remove(key);
    expiring -= expires(entry.expiresAt);
    return true;
  }

  function makeRoom(): void {
    if (!wasFull) onFull?.(limit);
    wasFull = true;
    const wanted = Math.ceil(expiring - limit * (1 - droppedAtOnce));
    for (const [name, key] of oldest(collections, wanted, expiring)) remove(name, key);
  }

  const get = (name: string, key: string) => collections.get(name)?.entries.get(key);
  const named = (prefix: string) => [...collections.keys()].filter((name) => name.startsWith(prefix));

  return {
    get,
    write(changes) {
      const failed = changes.findIndex(
        ({ collection, key, when }) => when !== undefined && !holds(when, get(collection, key)),
      );
      if (failed >= 0) return failed;
      for (const change of changes) {
        if (change.op === 'put') put(change.collection, change.key, change.value, change.expiresAt);
        else if (change.op === 'delete') remove(change.collection, change.key);
      }
      if (expiring > limit) makeRoom();
      return undefined;
    },
    list(name, { prefix = '', start = 0, end = never } = {}) {
      const { entries } = collection(name);
      return ordered(name)
        .slice({ prefix, start, end })
        .flatMap((key) => entries.get(key) ?? []);
    },
    count: (name, prefix = '') =>
      prefix === '' ? (collections.get(name)?.entries.size ?? 0) : ordered(name).count(prefix),
    entries: (prefix) =>
      named(prefix).flatMap((name) =>
        [...(collections.get(name)?.entries ?? [])].map(([key, { value, expiresAt }]) => ({
          collection: name.slice(prefix.length),
          key,
          value,
          ...(Number.isFinite(expiresAt) && { expiresAt }),
        })),
      ),
    clear(prefix) {
      for (const name of named(prefix)) {
        for (const { expiresAt } of collections.get(name)?.entries.values() ?? [])
          expiring -= expires(expiresAt);
        collections.delete(name);
      }
    },
    sweep(name, now, limit) {
      const swept = collection(name);
      let dropped = 0;
      for (let looked = 0; looked < limit; looked += 1) {
        const next = swept.unswept.next();
        if (next.done) {
          swept.unswept = swept.entries.entries();
          break;
        }
        const [key, { expiresAt }] = next.value;
        if (expiresAt <= now && remove(name, key)) dropped += 1;
      }
      return dropped;
    },
    close() {
      collections.clear();
      expiring = 0;
    },
  };
}

/** 1 for an entry that expires, 0 for one that never expires or does not exist. */
const expires = (expiresAt = never): 0 | 1 => (Number.isFinite(expiresAt) ? 1 : 0);
