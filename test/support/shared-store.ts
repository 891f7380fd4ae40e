import { memoryStore, type Store } from '../../src/index.js';
import { interleavingStore } from './interleaving-store.js';

/** A store as another process sees it: late, with copies of the values, and closed by the test. */
export function sharedStore(seed = 5): Store {
  const store = interleavingStore(seed, memoryStore());
  return {
    ...store,
    shared: true,
    get: async (...given) => structuredClone(await store.get(...given)),
    list: async (...given) => structuredClone(await store.list(...given)),
    entries: async (...given) => structuredClone(await store.entries(...given)),
    close: () => {},
  };
}
