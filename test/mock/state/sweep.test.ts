import { describe, expect, it } from 'vitest';
import { memoryStore } from '../../../src/index.js';
import { days, hours, ServiceClock } from '../../../src/mock/state/clock.js';
import { ServiceState } from '../../../src/mock/state/service-state.js';
import type { Store } from '../../../src/mock/state/store.js';

/** A store that records the limit of each sweep. */
function observed(): { store: Store; limits: number[] } {
  const store = memoryStore();
  const limits: number[] = [];
  const { sweep } = store;
  store.sweep = (collection, now, limit) => {
    limits.push(limit);
    return sweep(collection, now, limit);
  };
  return { store, limits };
}

const clockAt = (now: number) => new ServiceClock({ now: () => now });

async function putCodes(state: ServiceState, from: number, to: number, expiresAt: number): Promise<void> {
  for (let number = from; number < to; number += 1) {
    await state.put('accessToken', `key-${number}`, { tokenId: `${number}`, expiresAt });
  }
}

describe('what has expired', () => {
  it('is dropped while more is put, once nobody needs to learn that it expired', async () => {
    const clock = clockAt(0);
    const state = new ServiceState(memoryStore(), 1, clock);
    await putCodes(state, 0, 1000, hours(1));
    clock.advance(hours(1) + days(1));
    await putCodes(state, 1000, 2000, clock.now() + hours(1));
    expect(await state.count('accessToken')).toBe(1000);
    expect(await state.find('accessToken', 'key-0')).toBeUndefined();
    expect(await state.find('accessToken', 'key-1000')).toBeDefined();
  });

  it('is kept for a day, so that a caller that presents it learns that it expired', async () => {
    const clock = clockAt(0);
    const state = new ServiceState(memoryStore(), 1, clock);
    await putCodes(state, 0, 1000, hours(1));
    clock.advance(hours(1) + days(1) - 1);
    await putCodes(state, 1000, 2000, clock.now() + hours(1));
    expect(await state.count('accessToken')).toBe(2000);
  });

  it('does not grow without limit as time passes', async () => {
    const clock = clockAt(0);
    const state = new ServiceState(memoryStore(), 1, clock);
    let most = 0;
    for (let hour = 0; hour < 300; hour += 1) {
      await putCodes(state, hour * 100, hour * 100 + 100, clock.now() + hours(1));
      clock.advance(hours(1));
      most = Math.max(most, await state.count('accessToken'));
    }
    // What a day needs, and half as much again until the sweep comes round.
    expect(most).toBeLessThan(1.5 * 26 * 100 + 300);
  });

  it('is removed in steps of the same size, for any amount of data', async () => {
    const { store, limits } = observed();
    await putCodes(new ServiceState(store, 1, clockAt(0)), 0, 5000, hours(1));
    expect(limits).toEqual(Array.from({ length: 50 }, () => 300));
  });

  it('does not take along what never expires, nor what another service keeps', async () => {
    const store = memoryStore();
    const [clock, otherClock] = [clockAt(0), clockAt(0)];
    const state = new ServiceState(store, 1, clock);
    const other = new ServiceState(store, 2, otherClock);
    await state.put('clientNumber', '1', { clientId: 1 });
    await putCodes(other, 0, 500, hours(1));
    clock.advance(days(365));
    for (let number = 2; number < 500; number += 1)
      await state.put('clientNumber', `${number}`, { clientId: number });
    await putCodes(state, 0, 500, clock.now() + hours(1));
    expect(await state.count('clientNumber')).toBe(499);
    expect(await other.count('accessToken')).toBe(500);
  });

  it('takes its links with it', async () => {
    const clock = clockAt(0);
    const state = new ServiceState(memoryStore(), 1, clock);
    for (let number = 0; number < 500; number += 1)
      await state.batch().link('tokensOfClient', '1', `a${number}`, hours(1)).write();
    clock.advance(hours(2));
    for (let number = 0; number < 500; number += 1)
      await state.batch().link('tokensOfClient', '1', `b${number}`, days(1)).write();
    expect(await state.countLinked('tokensOfClient', '1')).toBe(500);
  });
});
