import fc from 'fast-check';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { redisStore, type Store, sqliteStore } from '../../src/index.js';
import { runs } from '../support/runs.js';
import { schedules, sharedAsAlone } from '../support/shared-stubs.js';
import { emptyFolder } from './folders.js';
import { type RedisServer, startRedis } from './redis-server.js';

let redis: RedisServer;
beforeAll(async () => {
  redis = await startRedis();
});
afterAll(() => redis.stop());

let prefixes = 0;

/** Each function returns one that opens an empty store again and again. */
const stores: Readonly<Record<string, () => () => Promise<Store>>> = {
  SQLite: () => {
    const folder = emptyFolder();
    return async () => sqliteStore({ folder });
  },
  Redis: () => {
    prefixes += 1;
    const prefix = `stubs-${prefixes}`;
    return () => redisStore({ url: redis.url, prefix });
  },
};

describe.each(Object.entries(stores))('mocks that share %s', (_, fresh) => {
  it('answer with stubs and scenarios as one mock does', { timeout: 300_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(schedules, (schedule) => sharedAsAlone(schedule, fresh())),
      { seed: 4690, numRuns: runs(100) },
    );
  });
});
