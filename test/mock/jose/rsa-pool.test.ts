import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { RsaPool } from '../../../src/mock/jose/rsa-pool.js';

/** A pool whose keys say which one they are, and how many it has made. */
function pool() {
  let made = 0;
  const keys = new RsaPool({
    make: async () => {
      made += 1;
      return { kty: 'RSA', n: String(made) };
    },
    pause: 1,
  });
  return { keys, made: () => made };
}

const settled = () => setTimeout(100);

describe('the pool of RSA keys', () => {
  it('makes one key ahead, and no more before one is taken', async () => {
    const { keys, made } = pool();
    keys.fill();
    keys.fill();
    await settled();
    keys.fill();
    await settled();
    expect(made()).toBe(1);
  });

  it('gives each key once', async () => {
    const { keys } = pool();
    const taken = await Promise.all([1, 2, 3, 4, 5].map(() => keys.take()));
    expect(new Set(taken.map(({ n }) => n)).size).toBe(5);
  });

  it('gives a key that was made ahead', async () => {
    const { keys, made } = pool();
    keys.fill();
    await settled();
    const before = made();
    expect(await keys.take()).toMatchObject({ n: String(before) });
  });

  it('grows with what is taken, up to eight keys', async () => {
    const { keys, made } = pool();
    for (let taken = 0; taken < 20; taken += 1) await keys.take();
    await settled();
    const before = made();
    await settled();
    expect(made()).toBe(before);
    expect(before).toBeLessThanOrEqual(28);
    expect(before).toBeGreaterThan(20);
  });

  it('does not keep a process alive that waits for nothing else', () => {
    const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
    const before = timers();
    pool().keys.fill();
    expect(timers()).toBe(before);
  });

  it('reports a failure only to those that need a key', async () => {
    const keys = new RsaPool({ make: () => Promise.reject(new Error('no entropy')), pause: 1 });
    keys.fill();
    await settled();
    await expect(keys.take()).rejects.toThrow('no entropy');
  });
});
