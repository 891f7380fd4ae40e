import { describe, expect, it } from 'vitest';
import { type AuthleteOptions, memoryStore, type Store } from '../../../src/index.js';
import { testAuthlete } from '../../support/authlete.js';
import { demoWith } from '../../support/demo.js';
import { tokensFor } from '../../support/flow.js';
import { interleavingStore } from '../../support/interleaving-store.js';
import { introspect } from '../../support/tokens.js';

const bytes = async (store: Store): Promise<string> => JSON.stringify(await store.entries(''));

/** Starts a mock on a store, as the next process does that uses a store that survives. */
async function start(store: Store, options: AuthleteOptions, now: number) {
  const authlete = testAuthlete({ seed: 'same', ...options, store, clock: { now: () => now } });
  await authlete.world();
  return authlete;
}

const fixtures: readonly (readonly [string, AuthleteOptions])[] = [
  ['the demo', {}],
  ['fixtures with keys, clients and quirks', { fixtures: demoWith({ service: { serviceId: 77 } }) }],
  ['two services', { fixtures: { services: [...(demoWith().services ?? []), { serviceName: 'Other' }] } }],
];

describe('loading the same fixtures twice', () => {
  it.each(fixtures)('changes nothing: %s', async (_name, options) => {
    const store = memoryStore();
    const first = await start(store, options, 1_800_000_000_000);
    const before = await bytes(store);
    const second = await start(store, options, 1_800_000_100_000);
    expect(await bytes(store)).toBe(before);
    expect(second.services).toEqual(first.services);
  });

  it('keeps tokens, and what calls have changed meanwhile', async () => {
    const store = memoryStore();
    const first = await start(store, {}, 1_800_000_000_000);
    const { accessToken } = await tokensFor(first);
    const { clientId } = first.confidential;
    const { body: client } = await first.call('client_get_api', undefined, { path: { clientId } });
    const renamed = { ...client, clientName: 'Renamed' };
    await first.call('client_update_api', renamed, { path: { clientId } });
    const before = await bytes(store);
    const second = await start(store, {}, 1_800_000_100_000);
    expect(await bytes(store)).toBe(before);
    expect(await introspect(second, accessToken)).toMatchObject({ action: 'OK' });
    const { body } = await second.call('client_get_api', undefined, { path: { clientId } });
    expect(body).toMatchObject({ clientName: 'Renamed' });
  });

  it('adds what is new in the fixtures', async () => {
    const store = memoryStore();
    const [service = {}] = demoWith({ service: { serviceId: 77 } }).services ?? [];
    await start(store, { fixtures: { services: [service] } }, 1_800_000_000_000);
    const clients = [...(service.clients ?? []), { clientId: 4711, clientName: 'New' }];
    const second = await start(
      store,
      { fixtures: { services: [{ ...service, clients }] } },
      1_800_000_100_000,
    );
    const { body } = await second.call('client_get_api', undefined, { path: { clientId: 4711 } });
    expect(body).toMatchObject({ clientName: 'New', number: clients.length });
  });
});

describe('a service without keys', () => {
  it('gets one JWK Set, also from a store that returns copies', async () => {
    const store = copying(interleavingStore(3));
    const authlete = testAuthlete({ store });
    const keys = await Promise.all(
      [1, 2, 3].map(async () => (await authlete.call('service_jwks_get_api')).body),
    );
    expect(new Set(keys.map((one) => JSON.stringify(one))).size).toBe(1);
    expect((await authlete.call('service_jwks_get_api')).body).toEqual(keys[0]);
  });
});

/** A store that returns copies of its values, as stores outside of the process do. */
function copying(store: Store): Store {
  return {
    ...store,
    async get(collection, key) {
      return structuredClone(await store.get(collection, key));
    },
  };
}
