import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { memoryStore } from '../../../src/mock/state/memory-store.js';
import { testAuthlete } from '../../support/authlete.js';
import { put, remove } from '../../support/stored.js';
import { introspect } from '../../support/tokens.js';

const full: number[] = [];
const limited = (limit: number) => memoryStore({ limit, onFull: (reached) => full.push(reached) });

describe('a store with a limit', () => {
  it('drops the entries that expire first, in whatever order they were put', async () => {
    const store = limited(100);
    for (let number = 0; number < 101; number += 1)
      await put(store, 'token', `${number}`, {}, 1000 + ((number * 37) % 101));
    const left = await store.entries('');
    expect(left.length).toBeLessThanOrEqual(100);
    expect(left.length).toBeGreaterThanOrEqual(85);
    const times = left.map(({ expiresAt = 0 }) => expiresAt).sort((a, b) => a - b);
    expect(times[0]).toBe(1101 - left.length);
  });

  it('keeps any number of entries that never expire', async () => {
    const store = limited(10);
    for (let number = 0; number < 1000; number += 1) await put(store, 'client', `${number}`, {});
    for (let number = 0; number < 1000; number += 1) await put(store, 'token', `${number}`, {}, number);
    expect(await store.count('client')).toBe(1000);
    expect(await store.count('token')).toBeLessThanOrEqual(10);
    expect(await store.get('token', '999')).toBeDefined();
  });

  it('drops what was put first, of each collection, if all expires at the same time', async () => {
    const store = limited(1000);
    for (let number = 0; number < 20_000; number += 1)
      await put(store, number % 2 === 0 ? 'ticket' : 'token', `${number}`, { number }, 1);
    for (const collection of ['ticket', 'token']) {
      const count = await store.count(collection);
      expect(count).toBeGreaterThan(300);
      expect(count).toBeLessThan(600);
    }
    expect(await store.get('ticket', '19998')).toBeDefined();
    expect(await store.get('token', '19999')).toBeDefined();
    expect(await store.get('ticket', '0')).toBeUndefined();
  });

  it('counts what was deleted, taken, swept, cleared and put again', async () => {
    const store = limited(10);
    full.length = 0;
    for (let round = 0; round < 50; round += 1) {
      for (const key of ['a', 'b', 'c', 'd', 'e']) await put(store, 'x/one', key, {}, 5);
      await put(store, 'x/one', 'a', {}, 6);
      await remove(store, 'x/one', 'a');
      await remove(store, 'x/one', 'b');
      await store.sweep('x/one', 5, 1);
      await put(store, 'x/one', 'f', {}, 5);
      await put(store, 'x/one', 'f', {});
      await store.clear('x/');
    }
    expect(full).toEqual([]);
  });

  it('warns once that it is full', async () => {
    full.length = 0;
    const store = limited(10);
    for (let number = 0; number < 1000; number += 1) await put(store, 'token', `${number}`, {}, number);
    expect(full).toEqual([10]);
  });

  it('takes time in proportion to what is put', async () => {
    const store = limited(20_000);
    const started = process.cpuUsage();
    for (let number = 0; number < 200_000; number += 1) await put(store, 'token', `${number}`, {}, number);
    expect(await store.count('token')).toBeLessThanOrEqual(20_000);
    expect(process.cpuUsage(started).user / 1000).toBeLessThan(10_000);
  });
});

describe('a mock with maxMemory', () => {
  it('warns, forgets the oldest tokens and works on', async () => {
    const authlete = testAuthlete({ maxMemory: 200 });
    const warned = once(process, 'warning');
    const tokens: string[] = [];
    for (let number = 0; number < 200; number += 1) {
      const { body } = await authlete.call('auth_token_create_api', {
        grantType: 'CLIENT_CREDENTIALS',
        clientId: authlete.confidential.clientId,
      });
      tokens.push(body.accessToken ?? '');
    }
    const [warning] = await warned;
    expect(String(warning)).toMatch(/limit of 200 state entries .*--max-memory/);
    const usable = async (token = '') => (await introspect(authlete, token)).usable;
    expect(await usable(tokens.at(-1))).toBe(true);
    expect(await usable(tokens[0])).toBe(false);
    expect((await (await authlete.world()).entries()).length).toBeLessThan(220);
  });
});
