import { SortedKeys } from './sorted-keys.js';
import type { Store } from './store.js';

interface Entry {
  value: object;
  expiresAt: number;
}

interface Collection {
  readonly entries: Map<string, Entry>;
  readonly order: SortedKeys;
  /** What the sweep has not looked at yet; it sees what is put and deleted meanwhile. */
  unswept: Iterator<[string, Entry]>;
}

/** Keeps everything in this process; nothing survives it. */
export function memoryStore(): Store {
  const collections = new Map<string, Collection>();

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
    if (!entries.has(key)) order.add(key);
    entries.set(key, { value, expiresAt });
  }

  function remove(name: string, key: string): boolean {
    const found = collections.get(name);
    if (found === undefined || !found.entries.delete(key)) return false;
    found.order.remove(key);
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
      for (const name of named(prefix)) collections.delete(name);
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
    },
  };
}
