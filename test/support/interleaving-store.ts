import { setImmediate } from 'node:timers/promises';
import { memoryStore, type Store } from '../../src/index.js';
import type { MaybePromise } from '../../src/mock/state/store.js';

/**
 * A store with random, seeded latency in every call, so that concurrent requests interleave as over a
 * network. Each call is still atomic.
 */
export function interleavingStore(seed: number, store: Store = memoryStore()): Store {
  let state = seed;
  async function pause(): Promise<void> {
    // A linear congruential generator (Numerical Recipes): the same seed gives the same order.
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    for (let turns = state >>> 29; turns > 0; turns -= 1) await setImmediate();
  }
  const slow =
    <Arguments extends unknown[], Result>(call: (...given: Arguments) => MaybePromise<Result>) =>
    async (...given: Arguments): Promise<Result> => {
      await pause();
      const result = await call(...given);
      await pause();
      return result;
    };
  return {
    get: slow(store.get),
    write: slow(store.write),
    list: slow(store.list),
    count: slow(store.count),
    entries: slow(store.entries),
    clear: slow(store.clear),
    sweep: slow(store.sweep),
    close: store.close,
  };
}
