import { describe, expect, it } from 'vitest';
import type { Store } from '../../src/index.js';
import { unexplained } from './linearizability.js';
import { recordHistory, storeModel } from './store-history.js';

export interface HistoryOptions {
  readonly clients?: number;
  readonly calls?: number;
}

/** Resolves to what is wrong with a history of concurrent calls of a store; empty if nothing is. */
export async function faultsOf(
  open: (number: number) => Promise<Store> | Store,
  seed: number,
  { clients = 5, calls = 40 }: HistoryOptions = {},
): Promise<readonly object[]> {
  const stores = await Promise.all(Array.from({ length: clients }, (_, number) => open(number)));
  const history = await recordHistory(stores, { seed, calls });
  expect(history.length).toBeGreaterThan(clients * calls * 0.5);
  return unexplained(history, storeModel);
}

/**
 * Tests that concurrent clients of a store see one order of all calls. `world` makes an empty store, and returns a
 * function that opens it for a client.
 */
export function linearizable(
  name: string,
  world: () => Promise<(number: number) => Promise<Store> | Store>,
  histories = 20,
): void {
  describe(`a store: ${name}`, () => {
    it(`is linearizable in ${histories} histories of concurrent clients`, async () => {
      for (let seed = 1; seed <= histories; seed += 1) {
        expect(await faultsOf(await world(), seed)).toEqual([]);
      }
    });
  });
}
