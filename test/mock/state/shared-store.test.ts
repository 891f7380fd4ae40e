import { afterEach, describe, expect, it } from 'vitest';
import { type AuthleteOptions, memoryStore, type Store } from '../../../src/index.js';
import { type TestAuthlete, testAuthlete } from '../../support/authlete.js';
import { codeFor, redeem, ticketFor, tokensFor } from '../../support/flow.js';
import { interleavingStore } from '../../support/interleaving-store.js';
import { sharedStore } from '../../support/shared-store.js';
import { demo } from '../../support/shared-stubs.js';
import { introspect } from '../../support/tokens.js';

/** Resets a mock while another one, or the same, is called. */
async function resetAmidCalls(one: TestAuthlete, other: TestAuthlete): Promise<void> {
  let isDone = false;
  const resets = (async () => {
    for (let round = 0; round < 20; round += 1) await one.reset();
    isDone = true;
  })();
  while (!isDone) expect((await other.call('service_get_api')).status).toBe(200);
  await resets;
}

const mocks: TestAuthlete[] = [];
afterEach(() => Promise.all(mocks.splice(0).map((mock) => mock.close())));

async function mockOn(store: Store, options: AuthleteOptions = {}): Promise<TestAuthlete> {
  const mock = testAuthlete({ fixtures: demo, store, ...options });
  mocks.push(mock);
  await mock.ready;
  return mock;
}

async function jwksOf(mock: TestAuthlete): Promise<unknown> {
  const [service] = mock.services;
  const response = await mock.fetch(`http://authlete/api/${service?.serviceId}/service/jwks/get`, {
    headers: { authorization: `Bearer ${service?.accessToken}` },
  });
  expect(response.status).toBe(200);
  return response.json();
}

describe('mocks that share a store', () => {
  it('have the same services with the same generated IDs, secrets and keys, also if they start together', async () => {
    const store = sharedStore();
    const fixtures = { services: [{ serviceName: 'One', clients: [{ clientName: 'App' }] }] };
    const [one, other] = await Promise.all([mockOn(store, { fixtures }), mockOn(store, { fixtures })]);
    const third = await mockOn(store, { fixtures });
    for (const mock of [other, third]) {
      expect(mock.services).toEqual(one.services);
      expect(mock.organizationToken).toBe(one.organizationToken);
      expect(mock.serviceOwner).toEqual(one.serviceOwner);
      expect(await jwksOf(mock)).toEqual(await jwksOf(one));
    }
    expect(one.services).toHaveLength(1);
  });

  it('accept what the others issued, once', async () => {
    const store = sharedStore();
    const [one, other] = [await mockOn(store), await mockOn(store)];
    const code = await codeFor(one);
    const answers = await Promise.all([one, other, one, other].map((mock) => redeem(mock, code)));
    expect(answers.filter(({ action }) => action === 'OK')).toHaveLength(1);
    const { accessToken } = await tokensFor(other);
    expect(await introspect(one, accessToken)).toMatchObject({ action: 'OK' });
  });

  it('know the services that the others create, with their tokens, and those that they delete', async () => {
    const store = sharedStore();
    const [one, other] = [await mockOn(store), await mockOn(store)];
    const made = await one.createService({ serviceName: 'Later', accessTokens: [{ token: 'second' }] });
    const call = (token: string) =>
      other.fetch(`http://authlete/api/${made.serviceId}/service/get`, {
        headers: { authorization: `Bearer ${token}` },
      });
    for (const token of [made.accessToken, 'second']) expect((await call(token)).status).toBe(200);
    await one.deleteService(made.serviceId);
    expect((await call(made.accessToken)).status).not.toBe(200);
    expect((await call(made.accessToken)).status).not.toBe(200);
    expect(await other.service(made.serviceId)).toBeUndefined();
  });

  it('have one clock for each service', async () => {
    const store = sharedStore();
    const [one, other] = [await mockOn(store), await mockOn(store)];
    const ticket = await ticketFor(other);
    const clock = (await one.world()).clock;
    clock.freeze('2030-01-01T00:00:00Z');
    await one.world();
    expect((await other.world()).clock.now()).toBe(Date.UTC(2030, 0, 1));
    clock.advance('25h');
    await one.world();
    const { body } = await other.call('auth_authorization_issue_api', { ticket, subject: 'joe' });
    expect(body.action).not.toBe('LOCATION');
    clock.reset();
    await one.world();
    expect((await other.world()).clock.frozen).toBe(false);
  });

  it('return to the state of the first start when one of them is reset', async () => {
    const store = sharedStore();
    const one = await mockOn(store);
    const keys = await jwksOf(one);
    const { accessToken } = await tokensFor(one);
    const { clientId } = one.confidential;
    const path = { path: { clientId } };
    await one.call('client_update_api', { clientName: 'Renamed' }, path);
    const other = await mockOn(store);
    await other.reset();
    expect(await introspect(one, accessToken)).not.toMatchObject({ action: 'OK' });
    expect((await one.call('client_get_api', undefined, path)).body.clientName).not.toBe('Renamed');
    expect(await jwksOf(one)).toEqual(keys);
  });

  it('see a service before or after a reset, and never none', async () => {
    const store = sharedStore();
    await resetAmidCalls(await mockOn(store), await mockOn(store));
  });

  it('see the last change of a clock, also if changes follow at once', async () => {
    const store = sharedStore();
    const [one, other] = [await mockOn(store), await mockOn(store)];
    const { clock } = await one.world();
    for (let hour = 1; hour <= 30; hour += 1) {
      const time = Date.UTC(2030, 0, 1, hour);
      clock.reset();
      clock.freeze(0);
      clock.set(time);
      // It follows the store before it is read.
      expect((await one.world()).clock.now()).toBe(time);
      expect((await other.world()).clock.now()).toBe(time);
    }
  });

  it('load what has changed in the fixtures since the last start', async () => {
    const store = sharedStore();
    const fixtures = { services: [{ serviceName: 'One', clients: [{ clientName: 'App' }] }] };
    const one = await mockOn(store, { fixtures });
    expect(await one.ready).toBeUndefined();
    const other = await mockOn(store, {
      fixtures: { services: [{ ...fixtures.services[0], serviceName: 'Two' }] },
    });
    expect(await other.ready).toMatchObject({
      services: [{ serviceId: one.services[0]?.serviceId, change: 'changed', properties: ['serviceName'] }],
    });
    const service = await one.service(one.services[0]?.serviceId ?? 0);
    expect((await service?.settings())?.serviceName).toBe('Two');
    expect(other.services[0]?.accessToken).toBe(one.services[0]?.accessToken);
  });
});

describe('a mock of its own', () => {
  it.each([
    ['in memory', () => memoryStore()],
    ['with latency', () => interleavingStore(5)],
  ])(
    'that is reset amid calls never lacks its service, and its stubs go on to answer: %s',
    async (_, make) => {
      const mock = await mockOn(make());
      const service = await mock.world();
      await resetAmidCalls(mock, mock);
      expect(await mock.world()).toBe(service);
      service.stub('/auth/introspection').action('FORBIDDEN');
      expect(await introspect(mock, 'unknown')).toMatchObject({ action: 'FORBIDDEN' });
    },
  );
});
