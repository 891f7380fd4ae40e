import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { type RedisStoreOptions, redisStore, type Store } from '../../src/index.js';
import { inTurns } from '../support/in-turns.js';
import { logContract } from '../support/log-contract.js';
import { storeContract } from '../support/store-contract.js';
import { linearizable } from '../support/store-linearizability.js';
import { storeRanks } from '../support/store-ranks.js';
import { put } from '../support/stored.js';
import { logsOf } from './logs.js';
import { programs } from './programs.js';
import { startCluster } from './redis-cluster.js';
import { type RedisServer, startRedis } from './redis-server.js';

const oneOf = (program: string | undefined) =>
  program === undefined ? undefined : async () => [await startRedis([], program)];

const deployments: Readonly<Record<string, (() => Promise<RedisServer[]>) | undefined>> = {
  Redis: oneOf(programs.redis),
  Valkey: oneOf(programs.valkey),
  'Valkey 8': oneOf(programs.valkey8),
  'a cluster of Redis': () => startCluster(0),
  'a cluster of Valkey 8':
    programs.valkey8 === undefined ? undefined : () => startCluster(0, [], programs.valkey8),
};

for (const [name, start] of Object.entries(deployments)) {
  describe.skipIf(start === undefined)(name, () => {
    let servers: RedisServer[] = [];
    const stores: Store[] = [];
    let emptied: Store[] = [];

    const open = async (options: Partial<RedisStoreOptions> = {}): Promise<Store> => {
      const store = await redisStore({ url: servers[0]?.url ?? '', ...options });
      stores.push(store);
      return store;
    };

    beforeAll(async () => {
      servers = (await start?.()) ?? [];
      emptied = [await open({ prefix: 'contract' }), await open({ prefix: 'contract' })];
    });

    afterAll(async () => {
      for (const store of stores) await store.close();
      for (const server of servers) await server.stop();
    });

    const empty = async (used: number): Promise<Store> => {
      await emptied[0]?.clear('');
      return inTurns(emptied.slice(0, used));
    };

    storeContract(name, () => empty(1));
    storeContract(`${name}, two stores in turns`, () => empty(2));

    storeRanks(name, () => empty(1));

    linearizable(name, async () => {
      const prefix = randomUUID();
      return () => open({ prefix });
    });

    logContract(name, async () => {
      const prefix = randomUUID();
      return logsOf(await open({ prefix }), await open({ prefix }));
    });

    it('keeps the states of different prefixes apart', async () => {
      const [one, other] = [await open({ prefix: 'one' }), await open({ prefix: 'one:' })];
      await put(one, 'a', 'k', { number: 1 });
      await put(other, 'a', 'k', { number: 2 });
      await other.clear('');
      expect((await one.get('a', 'k'))?.value).toEqual({ number: 1 });
      expect(await other.entries('')).toEqual([]);
    });

    it('orders, counts and returns keys of any characters as JavaScript does', async () => {
      const store = await open({ prefix: randomUUID() });
      const characters = [
        '\0',
        ' ',
        '/',
        'é',
        '\ud7ff',
        '\ud800',
        '\udfff',
        '\u{1f600}',
        '\u{10ffff}',
        '\ue000',
        '\ufffd',
        '\uffff',
      ];
      const keys = characters.flatMap((one) => [one, `k${one}`, ...characters.map((other) => one + other)]);
      await store.write(keys.map((key) => ({ op: 'put', collection: 'a', key, value: { key } })));
      const listed = await store.list('a');
      expect(listed.map(({ value }) => value)).toEqual([...new Set(keys)].sort().map((key) => ({ key })));
      for (const prefix of characters)
        expect(await store.count('a', prefix)).toBe(
          new Set(keys.filter((key) => key.startsWith(prefix))).size,
        );
      for (const { key, value } of await store.entries('')) expect(value).toEqual({ key });
    });

    it('reads and clears more entries than it handles at a time', async () => {
      const store = await open({ prefix: randomUUID() });
      const changes = Array.from({ length: 12_000 }, (_, number) => ({
        op: 'put' as const,
        collection: `1/${number % 3}`,
        key: `k${number}`,
        value: { number },
        ...(number % 2 === 0 && { expiresAt: 1000 }),
      }));
      await store.write([...changes, { op: 'put', collection: '2/0', key: 'k', value: {} }]);
      expect(new Set((await store.entries('1/')).map(({ key }) => key)).size).toBe(12_000);
      expect(await store.list('1/0')).toHaveLength(4000);
      let dropped = 0;
      for (let round = 0; round < 10; round += 1) dropped += await store.sweep('1/0', 1000, 700);
      expect(dropped).toBe(2000);
      expect(await store.sweep('1/1', 999, 100_000)).toBe(0);
      expect(await store.sweep('1/1', 1000, 100_000)).toBe(2000);
      await store.clear('1/');
      expect(await store.entries('')).toHaveLength(1);
    });

    it('never gives a version again, even if the server loses its data', async () => {
      const store = await open({ prefix: randomUUID() });
      await put(store, 'a', 'k', { number: 1 });
      const read = await store.get('a', 'k');
      for (const server of servers) await server.command('flushall');
      await put(store, 'a', 'k', { number: 2 });
      expect(await store.write([{ op: 'delete', collection: 'a', key: 'k', when: read ?? 'absent' }])).toBe(
        0,
      );
    });

    it('continues after the server has forgotten the scripts', async () => {
      const store = await open({ prefix: randomUUID() });
      for (const server of servers) await server.command('script', 'flush');
      await put(store, 'a', 'k', { number: 1 });
      expect(await store.list('a')).toHaveLength(1);
    });
  });
}

describe('The keys of a Redis', () => {
  let server: RedisServer;
  beforeAll(async () => {
    server = await startRedis();
  });
  afterAll(() => server.stop());

  const open = async (options: Partial<RedisStoreOptions> = {}): Promise<Store> => {
    const store = await redisStore({ url: server.url, ...options });
    onTestFinished(() => store.close());
    return store;
  };
  const lifetime = async (prefix: string) => [
    Number(await server.command('pexpiretime', `{${prefix}}:entries`)),
    Number(await server.command('pexpiretime', `{${prefix}}:index`)),
  ];
  const setLifetime = async (prefix: string, milliseconds: number) => {
    for (const key of ['entries', 'index'])
      await server.command('pexpire', `{${prefix}}:${key}`, String(milliseconds));
  };

  it('are two for each prefix, and expire together, 7 days after the last use', async () => {
    const store = await open();
    await put(store, '1/a', 'k', {});
    await put(store, '2/b', 'k', {});
    expect(await server.command('keys', '*')).toEqual(
      expect.arrayContaining(['{authlete}:entries', '{authlete}:index']),
    );
    const [entries = 0, index] = await lifetime('authlete');
    expect(index).toBe(entries);
    const days = (entries - Date.now()) / (24 * 60 * 60 * 1000);
    expect(days).toBeGreaterThan(6.9);
    expect(days).toBeLessThanOrEqual(7);
  });

  it('live longer with each write and each start, but are not renewed for every write', async () => {
    const store = await open({ prefix: 'used', maxAge: 100_000 });
    await put(store, 'a', 'k', {});
    await setLifetime('used', 95_000);
    const [before] = await lifetime('used');
    await put(store, 'a', 'k', {});
    expect((await lifetime('used'))[0]).toBe(before);
    for (const use of [() => put(store, 'a', 'k', {}), () => open({ prefix: 'used', maxAge: 100_000 })]) {
      await setLifetime('used', 50_000);
      await use();
      const [entries = 0, index] = await lifetime('used');
      expect(index).toBe(entries);
      expect(entries - Date.now()).toBeGreaterThan(90_000);
    }
  });

  it('live as long as a mock runs, and are gone afterwards', async () => {
    const store = await open({ prefix: 'short', maxAge: 1500 });
    await put(store, 'a', 'k', {});
    await new Promise((resolve) => setTimeout(resolve, 3000));
    expect(await store.get('a', 'k')).toBeDefined();
    await store.close();
    await new Promise((resolve) => setTimeout(resolve, 1700));
    expect(await server.command('exists', '{short}:entries', '{short}:index')).toBe(0);
  });

  it('stay forever with maxAge 0', async () => {
    await put(await open({ prefix: 'kept' }), 'a', 'k', {});
    await put(await open({ prefix: 'kept', maxAge: 0 }), 'a', 'k', {});
    expect(await lifetime('kept')).toEqual([-1, -1]);
  });

  it('are made consistent at the start if Redis evicted one of them', async () => {
    const store = await open({ prefix: 'evicted' });
    for (const key of ['k1', 'k2']) await put(store, 'a', key, { key });
    await server.command('del', '{evicted}:index');
    const again = await open({ prefix: 'evicted' });
    expect(await again.list('a')).toHaveLength(2);
    await server.command('del', '{evicted}:entries');
    expect(await (await open({ prefix: 'evicted' })).count('a')).toBe(0);
  });
});
