import { describe, expect, it } from 'vitest';
import { memoryStore, type Store } from '../../../src/index.js';
import { forkStore } from '../../../src/mock/state/fork-store.js';
import { interleavingStore } from '../../support/interleaving-store.js';
import { unexplained } from '../../support/linearizability.js';
import { type StoreCall, storeModel } from '../../support/store-history.js';
import { faultsOf, linearizable } from '../../support/store-linearizability.js';

linearizable('in memory, with latency', async () => {
  const store = memoryStore();
  return (number) => interleavingStore(number + 1, store);
});

linearizable('a fork, with latency', async () => {
  const store = forkStore(memoryStore());
  return (number) => interleavingStore(number + 1, store);
});

/** Stores with a mistake, each of which the checker must find. */
const broken: Readonly<Record<string, (store: Store) => Store>> = {
  'checks conditions before it writes': (store) => ({
    ...store,
    async write(changes) {
      for (const [index, { collection, key, when }] of changes.entries()) {
        const failed = when && (await store.write([{ op: 'check', collection, key, when }]));
        if (failed !== undefined) return index;
      }
      return store.write(changes.map(({ when: _, ...change }) => change));
    },
  }),
  'writes one change at a time': (store) => ({
    ...store,
    async write(changes) {
      const checks = changes.map((change) => ({ ...change, op: 'check' as const }));
      const [first, ...rest] = changes;
      const failed = await store.write(first === undefined ? checks : [first, ...checks.slice(1)]);
      if (failed !== undefined) return failed;
      for (const { when: _, ...change } of rest) await store.write([change]);
      return undefined;
    },
  }),
  'remembers what it read': (store) => {
    const read = new Map<string, Awaited<ReturnType<Store['get']>>>();
    return {
      ...store,
      async get(collection, key) {
        if (!read.has(key) || read.size > 2) read.clear();
        const found = read.get(key) ?? (await store.get(collection, key));
        read.set(key, found);
        return found;
      },
    };
  },
  'says that a write was made that was not': (store) => ({
    ...store,
    write: async (changes) => {
      await store.write(changes);
      return undefined;
    },
  }),
  'makes a write twice, and tells the second result': (store) => ({
    ...store,
    write: async (changes) => {
      await store.write(changes);
      return store.write(changes);
    },
  }),
};

describe('The check for linearizability', () => {
  for (const [mistake, mistaken] of Object.entries(broken)) {
    it(`finds a store that ${mistake}`, async () => {
      const found: boolean[] = [];
      for (let seed = 1; seed <= 10; seed += 1) {
        const store = memoryStore();
        const faults = await faultsOf((number) => mistaken(interleavingStore(number + 1, store)), seed);
        found.push(faults.length > 0);
      }
      expect(found).toContain(true);
    });
  }

  const write = (called: number, returned: number, value: string, result?: 'done'): StoreCall => ({
    client: 1,
    op: 'write',
    writes: [{ key: 'a', value, when: undefined }],
    called,
    returned,
    ...(result && { result }),
  });
  const get = (called: number, returned: number, result?: string): StoreCall => ({
    client: 2,
    op: 'get',
    key: 'a',
    called,
    returned,
    result,
  });

  it('accepts any order of calls at the same time, and no other', () => {
    expect(unexplained([write(1, 4, 'x', 'done'), get(2, 3)], storeModel)).toEqual([]);
    expect(unexplained([write(1, 4, 'x', 'done'), get(2, 3, 'x')], storeModel)).toEqual([]);
    expect(unexplained([write(1, 2, 'x', 'done'), get(3, 4, 'x')], storeModel)).toEqual([]);
    const early = get(3, 4);
    expect(unexplained([write(1, 2, 'x', 'done'), early], storeModel)).toEqual([early]);
  });

  it('lets a write whose outcome is unknown happen at any later time, or never', () => {
    const unknown = write(1, Number.POSITIVE_INFINITY, 'x');
    expect(unexplained([unknown, get(2, 3), get(4, 5)], storeModel)).toEqual([]);
    expect(unexplained([unknown, get(2, 3), get(4, 5, 'x')], storeModel)).toEqual([]);
    expect(unexplained([unknown, get(2, 3, 'x'), get(4, 5)], storeModel)).not.toEqual([]);
  });
});
