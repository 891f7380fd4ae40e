import { afterEach, expect, it, vi } from 'vitest';
import type { Store } from '../../src/index.js';
import { openPlane, type Plane } from '../control/client.js';
import { sharedStore } from '../support/shared-store.js';
import { demo } from '../support/shared-stubs.js';
import { introspect } from '../support/tokens.js';

afterEach(() => {
  vi.useRealTimers();
});

const counting = (store: Store): Promise<Plane> => openPlane(true, { coverage: true, fixtures: demo, store });

/** Two mocks, one of which answers a call before the other is told to count. `open` opens another one. */
async function toldToCount() {
  const store = sharedStore();
  const open = () => openPlane(true, { fixtures: demo, store });
  const [one, other] = [await open(), await open()];
  await introspect(other.authlete, 'unknown');
  await one.done('POST', '/coverage');
  return { open, one, other };
}

const countsAt = async (plane: Plane, path = '/coverage'): Promise<number> => {
  const { services } = await plane.done('GET', path);
  return services[0]?.answers[0]?.count ?? 0;
};

it('the control plane shows the sum of the mocks that share a store and run', async () => {
  const store = sharedStore();
  await using one = await counting(store);
  {
    await using other = await counting(store);
    await introspect(one.authlete, 'unknown');
    await introspect(other.authlete, 'unknown');
    await introspect(other.authlete, 'unknown');
    expect(other.authlete.coverage?.coverage().services[0]?.answers[0]?.count).toBe(2);
    await expect.poll(() => countsAt(one), { timeout: 45_000 }).toBe(3);
    await expect.poll(() => countsAt(other), { timeout: 45_000 }).toBe(3);
    expect(await countsAt(one, `${one.service}/coverage`)).toBe(3);
    expect((await one.done('GET', '/coverage/summary?of=called')).operations[0].count).toBe(3);
  }
  expect(await countsAt(one)).toBe(1);
});

it('a mock that was killed leaves the sum', async () => {
  const store = sharedStore();
  await using one = await counting(store);
  await introspect(one.authlete, 'unknown');
  const { coverage } = one.authlete;
  const value = { at: Date.now(), coverage: coverage?.coverage() ?? {} };
  await store.write([{ op: 'put', collection: 'coverage', key: 'killed', value }]);
  expect(await countsAt(one)).toBe(2);
  vi.setSystemTime(Date.now() + 3 * 60_000 + 1);
  expect(await countsAt(one)).toBe(1);
  expect(await store.get('coverage', 'killed')).toBeUndefined();
});

it('all mocks that share a store count once one of them was told to, also a new service', async () => {
  const { open, ...told } = await toldToCount();
  await using one = told.one;
  await using other = told.other;
  expect(await countsAt(other)).toBe(0);
  await introspect(other.authlete, 'unknown');
  await introspect(one.authlete, 'unknown');
  await expect.poll(() => countsAt(one), { timeout: 5000 }).toBe(2);
  await expect.poll(() => countsAt(other), { timeout: 5000 }).toBe(2);
  await using late = await open();
  await introspect(late.authlete, 'unknown');
  await expect.poll(() => countsAt(one), { timeout: 5000 }).toBe(3);

  const { serviceId } = await one.done('POST', '/services');
  await using last = await open();
  await last.authlete.fetch(`http://authlete/api/${serviceId}/auth/token`, { method: 'POST' });
  const counted = async () => (await one.done('GET', `/services/${serviceId}/coverage`)).services.length;
  await expect.poll(counted, { timeout: 5000 }).toBe(1);
});

it('a mock counts from the call on with which it learns that it should', async () => {
  const told = await toldToCount();
  await using _one = told.one;
  await using other = told.other;
  await introspect(other.authlete, 'unknown');
  expect(other.authlete.coverage?.coverage().services[0]?.answers[0]?.count).toBe(1);
});
