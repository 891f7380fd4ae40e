import { describe, expect, it } from 'vitest';
import { memoryStore } from '../../../src/index.js';
import { forkStore } from '../../../src/mock/state/fork-store.js';
import { interleavingStore } from '../../support/interleaving-store.js';
import { contentOf, storeContract } from '../../support/store-contract.js';
import { put, remove } from '../../support/stored.js';

storeContract('in memory', memoryStore);
storeContract('in memory, with latency', () => interleavingStore(7));
storeContract('a fork of a store', () => forkStore(memoryStore()));
storeContract('a fork of a store with latency', () => forkStore(interleavingStore(7)));
storeContract('a fork of a fork', () => forkStore(forkStore(memoryStore())));

describe('a fork', () => {
  async function forked() {
    const base = memoryStore();
    await put(base, 'a', 'one', { number: 1 });
    await put(base, 'a', 'two', { number: 2 });
    return { base, fork: forkStore(base) };
  }

  it('returns the entries of its base, and does not change the base', async () => {
    const { base, fork } = await forked();
    await put(fork, 'a', 'one', { number: 10 });
    await remove(fork, 'a', 'two');
    await put(fork, 'b', 'three', { number: 3 });
    expect(await contentOf(fork, ['a', 'b'])).toEqual({ a: [{ number: 10 }], b: [{ number: 3 }] });
    expect(await contentOf(base, ['a', 'b'])).toEqual({ a: [{ number: 1 }, { number: 2 }], b: [] });
    expect((await fork.entries('')).length).toBe(2);
    await fork.clear('');
    expect(await contentOf(fork, ['a', 'b'])).toEqual({ a: [], b: [] });
    expect(await base.count('a')).toBe(2);
  });

  it('keeps an entry as it was when it was first read', async () => {
    const { base, fork } = await forked();
    const read = await fork.get('a', 'one');
    await put(base, 'a', 'one', { number: 11 });
    await put(base, 'a', 'two', { number: 12 });
    expect((await fork.get('a', 'one'))?.value).toEqual({ number: 1 });
    expect((await fork.get('a', 'two'))?.value).toEqual({ number: 12 });
    expect(await fork.write([{ op: 'check', collection: 'a', key: 'one', when: read ?? 'absent' }])).toBe(
      undefined,
    );
  });

  it('commits the wanted values that it stored, and neither what it only read nor deletions', async () => {
    const { base, fork } = await forked();
    await fork.list('a');
    await put(fork, 'a', 'one', { number: 10 });
    await put(fork, 'a', 'unwanted', { number: 20 });
    await remove(fork, 'a', 'two');
    await put(base, 'a', 'two', { number: 22 });
    await fork.commit((_collection, key) => key !== 'unwanted');
    expect(await contentOf(base, ['a'])).toEqual({ a: [{ number: 10 }, { number: 22 }] });
  });
});
