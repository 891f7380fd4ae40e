import { afterEach, expect, it } from 'vitest';
import {
  type Authlete,
  createAuthlete,
  memoryStore,
  redisStore,
  type Store,
  sqliteStore,
} from '../../src/index.js';
import { completeFixtures } from '../../src/mock/fixtures/load.js';
import { seededRandom } from '../../src/mock/state/random.js';
import { demoWith } from '../support/demo.js';
import { emptyFolder } from './folders.js';
import { startRedis } from './redis-server.js';
import { Traffic } from './traffic.js';

const fixtures = completeFixtures(demoWith(), seededRandom('snapshots'));

const mocks: Authlete[] = [];
afterEach(() => Promise.all(mocks.splice(0).map((mock) => mock.close())));

/** A mock on a store, and the traffic that calls it. */
async function mockOn(store: Store) {
  const authlete = createAuthlete({ fixtures, store });
  mocks.push(authlete);
  const { url } = await authlete.listen({ port: 0 });
  const service = await authlete.service(fixtures.services[0]?.serviceId ?? 0);
  if (service === undefined) throw new Error('The mock has no service.');
  return { service, target: { url, services: authlete.services } };
}

it('a snapshot of each store can be restored in each other one, with all that was issued', async () => {
  const redis = await startRedis();
  const stores: Store[] = [
    memoryStore(),
    sqliteStore({ folder: emptyFolder() }),
    await redisStore({ url: redis.url }),
    memoryStore(),
  ];
  let from = await mockOn(stores.shift() ?? memoryStore());
  const traffic = new Traffic(from.target);
  await traffic.run(5, () => traffic.flows.length >= 40);
  for (const store of stores) {
    const to = await mockOn(store);
    // What is only in the store that gets the snapshot is gone afterwards.
    const other = new Traffic(to.target);
    await other.run(5, () => other.flows.length >= 10);
    await to.service.restore(JSON.parse(JSON.stringify(await from.service.snapshot())));
    const saved = await from.service.snapshot();
    const { entries } = await to.service.snapshot();
    expect(new Set(entries.map((entry) => JSON.stringify(sorted(entry))))).toEqual(
      new Set(saved.entries.map((entry) => JSON.stringify(sorted(entry)))),
    );
    from = to;
  }
  traffic.moveTo(from.target);
  await traffic.check();
  expect(traffic.wrong).toEqual([]);
  await Promise.all(mocks.splice(0).map((mock) => mock.close()));
  await redis.stop();
});

/** The same value whatever the order of its members. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, member]) => [name, sorted(member)]),
  );
}
