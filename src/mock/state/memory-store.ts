import { SortedKeys } from './sorted-keys.js';
import type { Store } from './store.js';

interface Entry {
  value: object;
  expiresAt: number;
}

interface Collection {
  readonly entries: Map<string, Entry>;
  readonly order: SortedKeys;
}

/** Keeps everything in this process; nothing survives it. */
export function memoryStore(): Store {
  const collections = new Map<string, Collection>();

  function collection(name: string): Collection {
    let found = collections.get(name);
    if (found === undefined) {
      found = { entries: new Map(), order: new SortedKeys() };
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
    async clear(prefix) {
      for (const name of named(prefix)) collections.delete(name);
    },
    async sweep(prefix, now) {
      let swept = 0;
      for (const name of named(prefix)) {
        for (const [key, { expiresAt }] of collection(name).entries) {
          if (expiresAt <= now && remove(name, key)) swept += 1;
        }
      }
      return swept;
    },
    async close() {
      collections.clear();
    },
  };
}
