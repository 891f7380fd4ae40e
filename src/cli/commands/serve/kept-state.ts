import { randomBytes } from 'node:crypto';
import { isObject } from '../../../json.js';
import type { Fixtures } from '../../../mock/fixtures/fixtures.js';
import { completeFixtures, serviceOwnerOf } from '../../../mock/fixtures/load.js';
import { seededRandom } from '../../../mock/state/random.js';
import type { Store } from '../../../mock/state/store.js';

/** What a store keeps of the mock itself. */
interface Identity {
  /** Yields the IDs and secrets that fixtures leave out, so that a restart finds the same services. */
  readonly seed: string;
  /** How often a mock has started with this store. */
  readonly starts: number;
}

const place = { collection: 'mock', key: 'identity' };

const isIdentity = (value: unknown): value is Identity =>
  isObject(value) && typeof value['seed'] === 'string' && typeof value['starts'] === 'number';

/** The fixtures and the seed of a mock whose state is kept. */
export interface KeptStart {
  readonly fixtures: Fixtures;
  /** Different at each start, because values that were drawn before may still be in use. */
  readonly seed?: string;
}

/**
 * Notes a start in a store. Resolves to the fixtures with the IDs and secrets of the first start. A seed yields them
 * instead, and what the mock draws afterwards.
 */
export async function keptStart(store: Store, data: Fixtures, seed: string | undefined): Promise<KeptStart> {
  const { seed: kept, starts } = await noteStart(store);
  const fixturesSeed = seed ?? kept;
  return {
    fixtures: {
      ...data,
      ...completeFixtures(data, seededRandom(fixturesSeed)),
      serviceOwner: serviceOwnerOf(data, fixturesSeed),
    },
    ...(seed !== undefined && { seed: starts === 0 ? seed : `${seed}/${starts}` }),
  };
}

async function noteStart(store: Store): Promise<Identity> {
  for (;;) {
    const found = await store.get(place.collection, place.key);
    const identity = isIdentity(found?.value)
      ? found.value
      : { seed: randomBytes(32).toString('base64url'), starts: 0 };
    const value = { ...identity, starts: identity.starts + 1 };
    const failed = await store.write([{ op: 'put', ...place, value, when: found ?? 'absent' }]);
    if (failed === undefined) return identity;
  }
}
