import type { Store } from '../../src/index.js';

/** A store that passes its calls to several ones in turns, as a load balancer in front of several mocks does. */
export function inTurns(stores: readonly Store[]): Store {
  let calls = 0;
  const next = (): Store => {
    calls += 1;
    const store = stores[calls % stores.length];
    if (store === undefined) throw new Error('There is no store.');
    return store;
  };
  return {
    get: (...given) => next().get(...given),
    write: (...given) => next().write(...given),
    list: (...given) => next().list(...given),
    count: (...given) => next().count(...given),
    entries: (...given) => next().entries(...given),
    clear: (...given) => next().clear(...given),
    sweep: (...given) => next().sweep(...given),
    close: () => {},
  };
}
