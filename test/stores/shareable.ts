import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll } from 'vitest';
import { redisStore, type Store, sqliteStore } from '../../src/index.js';
import { emptyFolder } from './folders.js';
import { type RedisServer, startRedis } from './redis-server.js';

/** Starts a Redis for the tests of a file. */
export function sharedRedis(): () => RedisServer {
  let redis: RedisServer | undefined;
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis?.stop());
  return () => {
    if (redis === undefined) throw new Error('Redis starts before the tests, not before their definitions.');
    return redis;
  };
}

/** The stores that mocks can share. Each function returns one that opens the same empty store again and again. */
export const shareable = (
  redis: () => RedisServer,
): Readonly<Record<string, () => () => Promise<Store>>> => ({
  SQLite: () => {
    const folder = emptyFolder();
    return async () => sqliteStore({ folder });
  },
  Redis: () => {
    const prefix = randomUUID();
    return () => redisStore({ url: redis().url, prefix });
  },
});
