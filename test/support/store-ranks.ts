import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Store } from '../../src/index.js';
import type { Change } from '../../src/mock/state/store.js';
import { runs } from './runs.js';

/** Tests that a store finds and counts many entries by their place, however they came and went. */
export function storeRanks(name: string, make: () => Promise<Store> | Store): void {
  it(`${name} lists and counts ranges of many entries as a sorted list does`, {
    timeout: 300_000,
  }, async () => {
    const keys = fc.integer({ min: 0, max: 20_000 });
    const step = fc.oneof(
      { weight: 4, arbitrary: fc.record({ put: fc.array(keys, { minLength: 500, maxLength: 3000 }) }) },
      { weight: 1, arbitrary: fc.record({ from: keys, width: fc.integer({ min: 1, max: 6000 }) }) },
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 2, maxLength: 6 }),
        fc.array(keys),
        async (steps, places) => {
          const store = await make();
          const model = new Set<string>();
          for (const one of steps) {
            const chosen =
              'put' in one
                ? one.put.map(keyOf)
                : [...model].filter((key) => isWithin(key, one.from, one.width));
            const changes = chosen.map((key): Change => {
              const place = { collection: 'a', key } as const;
              return 'put' in one ? { op: 'put', value: { key }, ...place } : { op: 'delete', ...place };
            });
            await store.write(changes);
            for (const key of chosen) 'put' in one ? model.add(key) : model.delete(key);
          }
          await mustBe(store, [...model].sort(), places);
          await store.clear('');
          expect(await store.count('a')).toBe(0);
        },
      ),
      { seed: 4690, numRuns: runs(20) },
    );
  });
}

/** Two letters begin a key, so that prefixes select ranges. */
const keyOf = (number: number): string => `${number % 7}${number % 3}/${String(number).padStart(5, '0')}`;

const isWithin = (key: string, from: number, width: number): boolean => {
  const number = Number(key.slice(3));
  return number >= from && number < from + width;
};

async function mustBe(store: Store, sorted: readonly string[], places: readonly number[]): Promise<void> {
  for (const prefix of ['', '3', '41/', 'x']) {
    const inRange = sorted.filter((key) => key.startsWith(prefix));
    expect(await store.count('a', prefix)).toBe(inRange.length);
    for (const start of [0, 1999, 2000, inRange.length - 1, inRange.length, ...places]) {
      if (start < 0) continue;
      const found = await store.list('a', { prefix, start, end: start + 3 });
      expect(found.map(({ value }) => Object(value).key)).toEqual(inRange.slice(start, start + 3));
    }
  }
}
