import { randomBytes } from 'node:crypto';
import { isObject } from '../json.js';
import { Outage } from '../mock/outage.js';
import type { Store } from '../mock/state/store.js';
import type { Counter } from './counter.js';
import type { Coverage } from './format.js';
import { merged } from './merge.js';

/** The collection of what the mocks that share a store count. Key: a random name of the mock. */
const collection = 'coverage';

/** How often a mock stores what it has counted, in milliseconds. */
const pause = 1000;

/** How often it says that it still runs, and after how long without a word it does not count any more. */
const renewed = 60_000;
const longestSilence = 3 * renewed;

/** What the mocks that share a store have counted. */
export interface SharedCoverage {
  /** Resolves to the sum of all mocks that run. What others counted in the last second may be missing. */
  total(): Promise<Coverage>;
  /** Takes this mock out of the sum. */
  leave(): Promise<void>;
}

/** Adds what a mock counts to the sum of those that share its store. */
export function openSharedCoverage(
  store: Store,
  counter: Counter,
  onProblem: (problem: unknown) => void,
): SharedCoverage {
  const key = randomBytes(9).toString('base64url');
  let saved = { count: 0, at: 0 };
  let saving: Promise<void> | undefined;
  const outage = new Outage();
  const save = async (): Promise<void> => {
    // Real time: the clock of a mock may stand still.
    const at = Date.now();
    const count = counter.counted;
    if (count === saved.count && at - saved.at < renewed) return;
    try {
      await store.write([{ op: 'put', collection, key, value: { at, coverage: counter.coverage() } }]);
      saved = { count, at };
      outage.ended();
    } catch (problem) {
      outage.began(() => onProblem(problem));
    }
  };
  const timer = setInterval(() => {
    saving ??= save().finally(() => {
      saving = undefined;
    });
  }, pause).unref();
  return {
    async total() {
      const oldest = Date.now() - longestSilence;
      const entries = await store.entries(collection);
      const all = entries.flatMap(({ key: name, value }) => (isShared(value) ? [{ name, ...value }] : []));
      const ended = all.filter(({ at }) => at < oldest);
      if (ended.length > 0)
        await store.write(ended.map(({ name }) => ({ op: 'delete', collection, key: name })));
      const others = all.filter(({ name, at }) => name !== key && at >= oldest);
      return merged([counter.coverage(), ...others.map(({ coverage }) => coverage)]);
    },
    async leave() {
      clearInterval(timer);
      await saving;
      await store.write([{ op: 'delete', collection, key }]);
    },
  };
}

/** Only `openSharedCoverage` writes to the collection. */
const isShared = (value: object): value is { readonly at: number; readonly coverage: Coverage } =>
  isObject(value) && typeof value['at'] === 'number' && isObject(value['coverage']);
