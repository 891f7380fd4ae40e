import type { Store } from '../../src/index.js';
import type { Log } from '../../src/mock/state/log.js';

/** Returns the logs of two stores. */
export const logsOf = (...stores: readonly [Store, Store]): readonly [Log, Log] => {
  const [one, other] = stores.map(({ log }) => log);
  if (one === undefined || other === undefined) throw new Error('The store has no log.');
  return [one, other];
};
