import type { MaybePromise, Store } from '../mock/state/store.js';

/** A run of a check, as the control plane shows it. The schema of its route describes it. */
export type CheckRun = Readonly<Record<string, unknown>>;

const place = { collection: 'check', key: 'run' } as const;

/** Keeps the last run of a check that published its results, for all mocks that share a store. */
export class CheckBoard {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  /** Resolves to the run; `undefined` if there is none. */
  async run(): Promise<object | undefined> {
    return (await this.#store.get(place.collection, place.key))?.value;
  }

  publish(run: CheckRun): MaybePromise<unknown> {
    return this.#store.write([{ op: 'put', ...place, value: run }]);
  }

  forget(): MaybePromise<unknown> {
    return this.#store.write([{ op: 'delete', ...place }]);
  }
}
