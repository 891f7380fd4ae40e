import { expect, it } from 'vitest';
import { createAuthlete } from '../../../src/index.js';
import { demoWith } from '../../support/demo.js';
import { sharedStore } from '../../support/shared-store.js';

const fixtures = demoWith({ service: { quirks: { lockedClient: 'forbidden' } } });

/** Two mocks that share a store, and a function that resolves to the service as each of them has it. */
async function twoMocks() {
  const store = sharedStore();
  const open = async () => {
    const authlete = createAuthlete({ fixtures, store });
    await authlete.ready;
    const serviceId = authlete.services[0]?.serviceId ?? 0;
    return async () => (await authlete.service(serviceId)) ?? expect.unreachable();
  };
  return { open, one: await open(), other: await open() };
}

const quirks = { expiredTicket: 'A041202', largestTokenPage: 7 } as const;

it('mocks that share a service have the quirks that a scenario of one of them sets', async () => {
  const { open, one, other } = await twoMocks();
  await (await one()).scenario({ name: 'quirky', about: 'Quirks.', given: { service: { quirks } } });
  for (const service of [one, other, await open()])
    expect((await service()).quirks).toMatchObject({ ...quirks, lockedClient: 'forbidden' });
});

it('mocks that share a service have the quirks that a test of one of them sets, until it is reset', async () => {
  const { one, other } = await twoMocks();
  const service = await one();
  service.quirks.lockedClient = 'client-error';
  expect(service.quirks.lockedClient).toBe('client-error');
  (await other()).quirks.largestTokenPage = 3;
  await one();
  expect((await other()).quirks).toMatchObject({ lockedClient: 'client-error', largestTokenPage: 3 });
  expect((await one()).quirks).toMatchObject({ lockedClient: 'client-error', largestTokenPage: 3 });
  await (await other()).reset();
  for (const mock of [one, other])
    expect((await mock()).quirks).toMatchObject({ lockedClient: 'forbidden', largestTokenPage: 20 });
});

it('a reset of a service in memory returns to the quirks of its fixtures', async () => {
  const authlete = createAuthlete({ fixtures });
  await authlete.ready;
  const service = (await authlete.service(authlete.services[0]?.serviceId ?? 0)) ?? expect.unreachable();
  const before = { ...service.quirks };
  await service.scenario({ name: 'quirky', about: 'Quirks.', given: { service: { quirks } } });
  expect(service.quirks).toEqual({ ...before, ...quirks });
  await service.reset();
  expect(service.quirks).toEqual(before);
});
