import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Store } from '../../src/index.js';
import type { Change, Condition, Version } from '../../src/mock/state/store.js';
import { runs } from './runs.js';
import { put, remove } from './stored.js';

/** Resolves to the values of collections, in key order. */
export async function contentOf(store: Store, collections: readonly string[]): Promise<object> {
  const content: Record<string, unknown> = {};
  for (const name of collections) content[name] = (await store.list(name)).map(({ value }) => value);
  return content;
}

/** Tests that each store must pass: of values, conditions, order and expiry, and of concurrent writes. */
export function storeContract(name: string, make: () => Promise<Store> | Store): void {
  describe(`a store: ${name}`, () => {
    it('returns the last value, with a new version each time', async () => {
      const store = await make();
      expect(await store.get('a', 'k')).toBeUndefined();
      const versions = new Set<Version>();
      for (const number of [1, 2, 1]) {
        await put(store, 'a', 'k', { number });
        const found = await store.get('a', 'k');
        expect(found?.value).toEqual({ number });
        if (found !== undefined) versions.add(found.version);
      }
      await remove(store, 'a', 'k');
      expect(await store.get('a', 'k')).toBeUndefined();
      await put(store, 'a', 'k', { number: 1 });
      versions.add((await store.get('a', 'k'))?.version ?? '');
      expect(versions.size).toBe(4);
      expect(await store.get('b', 'k')).toBeUndefined();
    });

    it('writes nothing if one condition does not hold, and says which', async () => {
      const store = await make();
      await put(store, 'a', 'there', { number: 1 });
      const version = (await store.get('a', 'there'))?.version ?? '';
      await put(store, 'a', 'there', { number: 2 });
      const good: Change = { op: 'put', collection: 'a', key: 'new', value: {}, when: 'absent' };
      const bad: readonly Change[] = [
        { op: 'put', collection: 'a', key: 'there', value: {}, when: 'absent' },
        { op: 'put', collection: 'a', key: 'there', value: {}, when: { version } },
        { op: 'delete', collection: 'a', key: 'gone', when: 'present' },
        { op: 'delete', collection: 'a', key: 'gone', when: { version } },
        { op: 'check', collection: 'b', key: 'there', when: 'present' },
      ];
      for (const change of bad) {
        expect(await store.write([good, change, good])).toBe(1);
        expect(await store.write([change, good])).toBe(0);
      }
      expect((await store.list('a')).map(({ value }) => value)).toEqual([{ number: 2 }]);
    });

    it('makes all changes if all conditions hold', async () => {
      const store = await make();
      await put(store, 'a', 'old', { number: 1 });
      await put(store, 'a', 'kept', { number: 2 });
      const kept = await store.get('a', 'kept');
      const old = await store.get('a', 'old');
      const written = await store.write([
        { op: 'check', collection: 'a', key: 'kept', when: { version: kept?.version ?? '' } },
        { op: 'delete', collection: 'a', key: 'old', when: { version: old?.version ?? '' } },
        { op: 'put', collection: 'b', key: 'new', value: { number: 3 }, when: 'absent' },
        { op: 'delete', collection: 'b', key: 'never there' },
      ]);
      expect(written).toBeUndefined();
      expect(await contentOf(store, ['a', 'b'])).toEqual({ a: [{ number: 2 }], b: [{ number: 3 }] });
      expect((await store.get('a', 'kept'))?.version).toBe(kept?.version);
    });

    it('lists and counts in key order, also what is put after the first list', async () => {
      const store = await make();
      const keys = ['b/1', 'a/2', 'b/3', 'a/10', 'c'];
      for (const key of keys.slice(0, 3)) await put(store, 'x', key, { key });
      expect(await store.list('x')).toHaveLength(3);
      for (const key of keys.slice(3)) await put(store, 'x', key, { key });
      const listed = async (range?: Parameters<Store['list']>[1]) =>
        (await store.list('x', range)).map(({ value }) => ('key' in value ? value.key : undefined));
      expect(await listed()).toEqual([...keys].sort());
      expect(await listed({ prefix: 'b/' })).toEqual(['b/1', 'b/3']);
      expect(await listed({ start: 1, end: 3 })).toEqual(['a/2', 'b/1']);
      expect(await listed({ prefix: 'a/', start: 1 })).toEqual(['a/2']);
      expect(await store.count('x')).toBe(5);
      expect(await store.count('x', 'a/')).toBe(2);
      expect(await store.count('nothing')).toBe(0);
      await remove(store, 'x', 'a/2');
      expect(await listed({ prefix: 'a/' })).toEqual(['a/10']);
    });

    it('returns and clears whole collections by the prefix of their name', async () => {
      const store = await make();
      await put(store, '1/a', 'k', { number: 1 }, 5000);
      await put(store, '1/b', 'k', { number: 2 });
      await put(store, '11/a', 'k', { number: 3 });
      const entries = await store.entries('1/');
      expect(entries.sort((one, other) => (one.collection < other.collection ? -1 : 1))).toEqual([
        { collection: 'a', key: 'k', value: { number: 1 }, expiresAt: 5000 },
        { collection: 'b', key: 'k', value: { number: 2 } },
      ]);
      await store.clear('1/');
      expect(await store.entries('1/')).toEqual([]);
      expect(await store.get('1/a', 'k')).toBeUndefined();
      expect(await store.get('11/a', 'k')).toBeDefined();
    });

    it('behaves like a map of maps for any conditional writes', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
          const store = await make();
          await store.clear('');
          const model = new Model();
          for (const { changes, clears } of steps) {
            if (clears) {
              await store.clear('a');
              model.clear('a');
            }
            const writes = await Promise.all(changes.map((draw) => changeOf(store, draw)));
            expect(await store.write(writes)).toBe(model.write(changes));
          }
          for (const collection of collections) {
            const values = (await store.list(collection)).map(({ value }) => value);
            expect(values).toEqual(model.list(collection, ''));
            expect(await store.count(collection)).toBe(values.length);
            for (const prefix of keys) {
              expect(await store.count(collection, prefix)).toBe(model.list(collection, prefix).length);
            }
            for (const key of keys)
              expect((await store.get(collection, key))?.value).toEqual(model.get(collection, key));
          }
        }),
        { seed: 4690, numRuns: runs(200) },
      );
    });

    it('lets one of many concurrent writers delete a key', async () => {
      const store = await make();
      await put(store, 'a', 'code', {});
      const writers = Array.from({ length: 50 }, () =>
        store.write([
          { op: 'delete', collection: 'a', key: 'code', when: 'present' },
          { op: 'put', collection: 'b', key: 'token', value: {}, when: 'absent' },
        ]),
      );
      const won = (await Promise.all(writers)).filter((failed) => failed === undefined);
      expect(won).toHaveLength(1);
    });

    it('loses no update of concurrent writers that compare versions, and tears no write apart', async () => {
      const store = await make();
      const add = async (): Promise<void> => {
        for (;;) {
          const found = await store.get('a', 'sum');
          const sum = (found && 'sum' in found.value ? Number(found.value.sum) : 0) + 1;
          const when: Condition = found ?? 'absent';
          const failed = await store.write([
            { op: 'put', collection: 'a', key: 'sum', value: { sum }, when },
            { op: 'put', collection: 'a', key: 'copy', value: { sum } },
          ]);
          if (failed === undefined) return;
        }
      };
      const reads: Promise<unknown>[] = [];
      const look = async () => {
        const [copy, sum] = await store.list('a');
        expect(copy?.value).toEqual(sum?.value);
      };
      const writers = Array.from({ length: 20 }, () => {
        reads.push(look());
        return add();
      });
      await Promise.all([...writers, ...reads]);
      expect((await store.get('a', 'sum'))?.value).toEqual({ sum: 20 });
    });

    it('keeps what has not expired when it is swept', async () => {
      const store = await make();
      await put(store, 'a', 'early', {}, 1000);
      await put(store, 'a', 'late', {}, 3000);
      await put(store, 'a', 'never', {});
      for (let round = 0; round < 5; round += 1) await store.sweep('a', 2000, 10);
      expect(await store.get('a', 'late')).toBeDefined();
      expect(await store.get('a', 'never')).toBeDefined();
    });
  });
}

const collections = ['a', 'ab', 'b'] as const;
const keys = ['k', 'kk', 'k/', 'l'] as const;

/** A change, with the condition as it is drawn: the version is the current one or an earlier one. */
interface Draw {
  readonly collection: (typeof collections)[number];
  readonly key: (typeof keys)[number];
  readonly op: Change['op'];
  readonly when: 'present' | 'absent' | 'current' | 'stale' | undefined;
  readonly number: number;
}

const draw: fc.Arbitrary<Draw> = fc.record({
  collection: fc.constantFrom(...collections),
  key: fc.constantFrom(...keys),
  op: fc.constantFrom('put', 'put', 'delete', 'check'),
  when: fc.constantFrom('present', 'absent', 'current', 'stale', undefined, undefined),
  number: fc.nat(9),
});

const step = fc.record({
  changes: fc.uniqueArray(draw, {
    minLength: 1,
    maxLength: 4,
    selector: ({ collection, key }) => `${collection} ${key}`,
  }),
  clears: fc.integer({ max: 9, min: 0 }).map((number) => number === 0),
});

async function changeOf(store: Store, { collection, key, op, when, number }: Draw): Promise<Change> {
  const found = await store.get(collection, key);
  const condition: Condition | undefined =
    when === 'current'
      ? { version: found?.version ?? 'none' }
      : when === 'stale'
        ? { version: 'another' }
        : when;
  const place = { collection, key, ...(condition !== undefined && { when: condition }) };
  return op === 'put' ? { op, ...place, value: { number } } : { op, ...place };
}

/** What a store is, without versions, order or concurrency. */
class Model {
  readonly #values = new Map<string, { number: number }>();
  readonly #name = (collection: string, key: string) => `${collection} ${key}`;

  get(collection: string, key: string): object | undefined {
    return this.#values.get(this.#name(collection, key));
  }

  write(changes: readonly Draw[]): number | undefined {
    const failed = changes.findIndex(({ collection, key, when }) => {
      const exists = this.get(collection, key) !== undefined;
      if (when === 'absent') return exists;
      return when === 'stale' || (when !== undefined && !exists);
    });
    if (failed >= 0) return failed;
    for (const { collection, key, op, number } of changes) {
      if (op === 'put') this.#values.set(this.#name(collection, key), { number });
      if (op === 'delete') this.#values.delete(this.#name(collection, key));
    }
    return undefined;
  }

  list(collection: string, prefix: string): object[] {
    const names = [...this.#values.keys()].filter((name) => name.startsWith(`${collection} ${prefix}`));
    return names.sort().flatMap((name) => this.#values.get(name) ?? []);
  }

  clear(prefix: string): void {
    for (const name of this.#values.keys()) if (name.startsWith(prefix)) this.#values.delete(name);
  }
}
