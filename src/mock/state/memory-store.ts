import { oldest } from './oldest.js';
import { SortedKeys } from './sorted-keys.js';
import type { Store } from './store.js';

interface Entry {
  value: object;
  expiresAt: number;
}

interface Collection {
  readonly entries: Map<string, Entry>;
  readonly order: SortedKeys;
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

/**
 * Creates a store in memory; its content is lost when the process ends. At the limit it drops expired entries
 * first, then those that expire next.
 *
 * @example
 * const authlete = createAuthlete({ store: memoryStore({ limit: 10_000 }) });
 */
export function memoryStore({ limit = Number.POSITIVE_INFINITY, onFull }: MemoryStoreOptions = {}): Store {
  const collections = new Map<string, Collection>();
  /** Number of entries that expire. */
  let expiring = 0;
  let wasFull = false;

  function collection(name: string): Collection {
    let found = collections.get(name);
    if (found === undefined) {
      const entries = new Map<string, Entry>();
      found = { entries, order: new SortedKeys(), unswept: entries.entries() };
      collections.set(name, found);
    }
    return found;
  }

  function write(name: string, key: string, value: object, expiresAt: number): void {
    const { entries, order } = collection(name);
    const before = entries.get(key);
    if (before === undefined) order.add(key);
    expiring += expires(expiresAt) - expires(before?.expiresAt);
    entries.set(key, { value, expiresAt });
    if (expiring > limit) makeRoom();
  }

  function makeRoom(): void {
    if (!wasFull) onFull?.(limit);
    wasFull = true;
    const wanted = Math.ceil(expiring - limit * (1 - droppedAtOnce));
    for (const [name, key] of oldest(collections, wanted, expiring)) remove(name, key);
  }

  function remove(name: string, key: string): boolean {
    const found = collections.get(name);
    const entry = found?.entries.get(key);
    if (found === undefined || entry === undefined) return false;
    found.entries.delete(key);
    found.order.remove(key);
    expiring -= expires(entry.expiresAt);
    return true;
  }

  const read = (name: string, key: string) => collections.get(name)?.entries.get(key)?.value;
  const named = (prefix: string) => [...collections.keys()].filter((name) => name.startsWith(prefix));

  return {
    async get(name, key) {
      return read(name, key);
    },
    async put(name, key, value, expiresAt = Number.POSITIVE_INFINITY) {
      write(name, key, value, expiresAt);
    },
    async take(name, key) {
      const value = read(name, key);
      remove(name, key);
      return value;
    },
    async compareAndSet(name, key, expected, value, expiresAt = Number.POSITIVE_INFINITY) {
      if (read(name, key) !== expected) return false;
      write(name, key, value, expiresAt);
      return true;
    },
    async delete(name, key) {
      return remove(name, key);
    },
    async list(name, { prefix = '', start = 0, end = Number.POSITIVE_INFINITY } = {}) {
      const { entries, order } = collection(name);
      return order.slice({ prefix, start, end }).map((key) => entries.get(key)?.value);
    },
    async count(name, prefix = '') {
      const found = collections.get(name);
      return (prefix === '' ? found?.entries.size : found?.order.count(prefix)) ?? 0;
    },
    async entries(prefix) {
      return named(prefix).flatMap((name) =>
        [...(collections.get(name)?.entries ?? [])].map(([key, { value, expiresAt }]) => ({
          collection: name.slice(prefix.length),
          key,
          value,
          ...(Number.isFinite(expiresAt) && { expiresAt }),
        })),
      );
    },
    async clear(prefix) {
      for (const name of named(prefix)) {
        for (const { expiresAt } of collections.get(name)?.entries.values() ?? [])
          expiring -= expires(expiresAt);
        collections.delete(name);
      }
    },
    async sweep(name, now, limit) {
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
    async close() {
      collections.clear();
      expiring = 0;
    },
  };
}

/** 1 for an entry that expires, 0 for one that never expires or does not exist. */
const expires = (expiresAt = Number.POSITIVE_INFINITY): 0 | 1 => (Number.isFinite(expiresAt) ? 1 : 0);
