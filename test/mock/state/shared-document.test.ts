import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { memoryStore, type Store, StoreUnavailableError } from '../../../src/index.js';
import { SharedDocument } from '../../../src/mock/state/shared-document.js';
import type { Change } from '../../../src/mock/state/store.js';
import { interleavingStore } from '../../support/interleaving-store.js';
import { runs } from '../../support/runs.js';

const place = { collection: 'numbers', key: 'one' };

/** A list of words that processes share. */
function words(store: Store, guard?: Change) {
  const problems: unknown[] = [];
  const document = new SharedDocument({
    store,
    ...place,
    ...(guard !== undefined && { guard }),
    onProblem: (problem) => problems.push(problem),
  });
  let list: readonly string[] = [];
  document.part('list', {
    follow: (value) => {
      list = Array.isArray(value) ? value.map(String) : [];
    },
    read: () => (list.length === 0 ? undefined : list),
  });
  const add = (word: string) => () => {
    list = [...list, word];
    return list.length;
  };
  return {
    document,
    problems,
    list: () => list,
    add: (word: string) => document.change(add(word)),
    decide: (word: string) => document.decide(add(word)),
    clear: () =>
      document.change(() => {
        list = [];
      }),
  };
}

/** A store whose calls wait until the test lets them go on: before they reach the store, or afterwards. */
function steppedStore(store: Store = memoryStore()) {
  const calls: string[] = [];
  const held = new Map<string, () => void>();
  const hold = new Set<string>();
  const passing = async <Result>(name: string, call: () => Result): Promise<Awaited<Result>> => {
    calls.push(name);
    const number = `${name} ${calls.filter((known) => known === name).length}`;
    const wait = (when: string) =>
      hold.has(`${when} ${number}`) && new Promise<void>((resolve) => held.set(`${when} ${number}`, resolve));
    await wait('before');
    const result = await call();
    await wait('after');
    return result;
  };
  return {
    calls,
    hold: (...names: string[]) => {
      for (const name of names) hold.add(name);
    },
    goOn: (name: string) => (held.get(name) ?? expect.fail(`${name} is not waiting`))(),
    store: {
      ...store,
      get: (collection: string, key: string) => passing('get', () => store.get(collection, key)),
      write: (changes: readonly Change[]) => passing('write', () => store.write(changes)),
    } satisfies Store,
  };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('a shared document', () => {
  it('shows a change at once, and stores those that follow each other as one', async () => {
    const { store, calls } = steppedStore();
    const one = words(store);
    await one.document.refresh();
    one.add('a');
    one.add('b');
    expect(one.list()).toEqual(['a', 'b']);
    await one.document.saved();
    expect(calls).toEqual(['get', 'write']);
    const other = words(store);
    await other.document.refresh();
    expect(other.list()).toEqual(['a', 'b']);
  });

  it('does not exist before the first change, nor after everything was removed', async () => {
    const { store, calls } = steppedStore();
    const one = words(store);
    await one.document.refresh();
    one.clear();
    await one.document.saved();
    expect(calls).not.toContain('write');
    one.add('a');
    await one.document.saved();
    one.clear();
    await one.document.saved();
    expect(await store.get(place.collection, place.key)).toBeUndefined();
  });

  it('writes without reading if it has just been read', async () => {
    const { store, calls } = steppedStore();
    const one = words(store);
    await one.document.refresh();
    await one.decide('a');
    expect(calls).toEqual(['get', 'write']);
  });

  it('decides on what is stored, also if that changes nothing', async () => {
    const store = memoryStore();
    const [one, other] = [words(store), words(store)];
    await one.document.refresh();
    await other.decide('a');
    expect(await one.document.decide(() => one.list())).toEqual(['a']);
  });

  it('keeps the changes of all processes, each once, and tells each its own result', async () => {
    const { store } = steppedStore();
    const all = [words(store), words(store), words(store)];
    const numbers = await Promise.all(all.flatMap(({ decide }) => ['a', 'b', 'c'].map(decide)));
    expect(numbers.sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    for (const { document, list } of all) {
      await document.refresh();
      expect([...list()].sort()).toEqual(['a', 'a', 'a', 'b', 'b', 'b', 'c', 'c', 'c']);
    }
  });

  it('shows each process all earlier changes, for any network delays', async () => {
    const step = fc.record({
      at: fc.nat(2),
      what: fc.constantFrom('change', 'decide', 'refresh'),
      isAwaited: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), fc.nat(), async (steps, seed) => {
        const store = memoryStore();
        const all = [1, 2, 3].map((number) => words(interleavingStore(seed + number, store)));
        const stored = new Set<string>();
        const results: number[] = [];
        const started: Promise<void>[] = [];
        for (const [index, { at, what, isAwaited }] of steps.entries()) {
          const one = all[at] ?? expect.unreachable();
          const word = String(index);
          const before = new Set(stored);
          const run = async (): Promise<void> => {
            if (what === 'decide') results.push(await one.decide(word));
            else if (what === 'change') {
              one.add(word);
              expect(one.list()).toContain(word);
              await one.document.saved();
            } else {
              await one.document.refresh();
              for (let later = 0; later < 4; later += 1) {
                expect([...before].filter((known) => !one.list().includes(known))).toEqual([]);
                await settled();
              }
              return;
            }
            expect(one.list()).toContain(word);
            stored.add(word);
          };
          const running = run();
          started.push(running);
          if (isAwaited) await running;
        }
        await Promise.all(started);
        for (const { document, list } of all) {
          await document.refresh();
          expect([...list()].sort()).toEqual([...stored].sort());
          expect(list()).toEqual(all[0]?.list());
        }
        // Each decision was the only one of its kind.
        expect(new Set(results).size).toBe(results.length);
      }),
      { seed: 4690, numRuns: runs(1000) },
    );
  });

  it('shows its own changes while those of others are taken over', async () => {
    const { store, hold, goOn } = steppedStore();
    const [one, other] = [words(store), words(store)];
    await one.document.refresh();
    hold('before write 1');
    one.add('a');
    await settled();
    await other.decide('b');
    one.add('c');
    goOn('before write 1');
    expect(one.list()).toEqual(['a', 'c']);
    await one.document.saved();
    expect(one.list()).toEqual(['b', 'a', 'c']);
  });

  it('is not set back by a read that began before a later read', async () => {
    const { store, hold, goOn } = steppedStore();
    const [one, other] = [words(store), words(store)];
    hold('after get 1');
    const slow = one.document.refresh();
    await settled();
    await other.decide('a');
    await one.document.refresh();
    expect(one.list()).toEqual(['a']);
    goOn('after get 1');
    await slow;
    expect(one.list()).toEqual(['a']);
  });

  it('is not set back by a read that began before an own change', async () => {
    const { store, hold, goOn } = steppedStore();
    const one = words(store);
    await one.document.refresh();
    hold('after get 2');
    const slow = one.document.refresh();
    await settled();
    await one.decide('a');
    goOn('after get 2');
    await slow;
    expect(one.list()).toEqual(['a']);
  });

  it('is read after the changes of this process', async () => {
    const { store, hold, goOn } = steppedStore();
    const [one, other] = [words(store), words(store)];
    await one.document.refresh();
    hold('after write 1');
    one.add('a');
    await settled();
    await other.decide('b');
    const refreshed = one.document.refresh();
    goOn('after write 1');
    await refreshed;
    expect(one.list()).toEqual(['a', 'b']);
  });

  it('loses a change that cannot be stored, and reports it', async () => {
    const memory = memoryStore();
    let isAway = true;
    const failing: Store = {
      ...memory,
      write: (changes) => {
        if (isAway) throw new StoreUnavailableError('away');
        return memory.write(changes);
      },
    };
    const one = words(failing);
    one.add('a');
    await expect(one.document.saved()).rejects.toThrow('away');
    expect(one.problems).toEqual([expect.any(StoreUnavailableError)]);
    await expect(one.decide('b')).rejects.toThrow('away');
    isAway = false;
    await one.document.refresh();
    await one.document.saved();
    expect(one.list()).toEqual([]);
    expect(await one.decide('c')).toBe(1);
  });

  it('gives up if other processes are always faster', { timeout: 20_000 }, async () => {
    const memory = memoryStore();
    const other = words(memory);
    const one = words({
      ...memory,
      write: async (changes) => {
        await other.decide('other');
        return memory.write(changes);
      },
    });
    await expect(one.decide('a')).rejects.toThrow(/Failed to store a change of numbers one/);
    expect(other.list()).not.toContain('a');
  });

  it('is not stored without its owner', async () => {
    const store = memoryStore();
    const guard = { collection: 'owners', key: 'one' };
    const one = words(store, { op: 'check', ...guard, when: 'present' });
    one.add('a');
    await one.document.saved();
    expect(await store.get(place.collection, place.key)).toBeUndefined();
    expect(one.problems).toEqual([]);
    await store.write([{ op: 'put', ...guard, value: {} }]);
    await one.decide('b');
    expect((await store.get(place.collection, place.key))?.value).toEqual({ list: ['b'] });
  });
});
