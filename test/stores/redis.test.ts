import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll } from 'vitest';
import { redisStore, type Store } from '../../src/index.js';
import { storeContract } from '../support/store-contract.js';
import { type RedisServer, startRedis } from './redis-server.js';

let server: RedisServer;
const stores: Store[] = [];

beforeAll(async () => {
  server = await startRedis();
});

afterAll(async () => {
  for (const store of stores.splice(0)) await store.close();
  await server.stop();
});

async function opened(prefix: string = randomUUID()): Promise<Store> {
  const store = await redisStore({ url: server.url, prefix });
  stores.push(store);
  return store;
}

storeContract('Redis', () => opened());
