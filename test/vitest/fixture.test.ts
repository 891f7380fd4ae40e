import { Authlete } from '@authlete/typescript-sdk';
import { type TestService, test } from 'authlete-testkit/vitest';
import { describe, expect } from 'vitest';
import { jwks } from '../support/demo.js';
import { introspect } from './introspect.js';

let before: { readonly serviceId: number; readonly accessToken: string } | undefined;

describe('The service of a test', () => {
  test('is one that the official SDK reaches with its environment', async ({ service }) => {
    const { AUTHLETE_BASE_URL, AUTHLETE_SERVICE_ID, AUTHLETE_API_TOKEN } = service.env;
    const sdk = new Authlete({ serverURL: AUTHLETE_BASE_URL, bearer: AUTHLETE_API_TOKEN });
    const [client] = service.clients;
    const { action } = await sdk.authorization.processRequest({
      serviceId: AUTHLETE_SERVICE_ID,
      authorizationRequest: {
        parameters: `response_type=code&client_id=${client?.clientId}&redirect_uri=${client?.redirectUris[0]}`,
      },
    });
    expect(action).toBe('INTERACTION');
    expect(service.journal.entries()).toMatchObject([
      {
        operationId: 'auth_authorization_api',
        test: expect.stringMatching(
          /fixture\.test\.ts > The service of a test > is one that the official SDK reaches with its environment$/,
        ),
      },
    ]);
    before = service;
  });

  test('is gone with that test, and its token too', async ({ authlete, service }) => {
    if (before === undefined) throw new Error('The test before this one noted its service.');
    expect(before.serviceId).not.toBe(service.serviceId);
    expect(await authlete.service(before.serviceId)).toBeUndefined();
    const { baseUrl, serviceId } = service;
    await introspect({ baseUrl, serviceId, accessToken: before.accessToken });
    expect(service.journal.last()).toMatchObject({ status: 401, resultCode: 'A458101' });
  });

  test('can be called without a socket', async ({ service }) => {
    const issuer = await service.fetch('/service/configuration');
    expect(await issuer.json()).toMatchObject({ issuer: 'https://as.example.com' });
    const unknown = await service.fetch('/auth/introspection', { token: 'unknown' });
    expect(await unknown.json()).toMatchObject({ action: 'UNAUTHORIZED' });
  });

  test('uses each step once, however many calls come over HTTP at the same time', async ({ service }) => {
    service.stub('/auth/introspection').action('FORBIDDEN').times(3);
    const answers = await Promise.all(Array.from({ length: 40 }, () => introspect(service)));
    const actions = answers.map(({ action }) => action);
    expect(actions.filter((action) => action === 'FORBIDDEN')).toHaveLength(3);
    expect(actions.filter((action) => action === 'UNAUTHORIZED')).toHaveLength(37);
  });
});

const onlyPublic = test.extend({
  serviceFixture: {
    clients: [{ clientName: 'Public', clientType: 'PUBLIC', redirectUris: ['app:/callback'] }],
  },
});

interface Key {
  readonly kid: string;
}
const keysOf = async (service: TestService): Promise<Key[]> =>
  JSON.parse(await (await service.fetch('/service/jwks/get')).text()).keys;
let keysBefore: Key[];

describe('The data of the service', () => {
  onlyPublic('are those of the demo service with what test.extend changes', async ({ service }) => {
    expect(service.clients).toMatchObject([{ redirectUris: ['app:/callback'] }]);
    const shown = await service.fetch('/service/configuration');
    expect(await shown.json()).toMatchObject({ scopes_supported: expect.arrayContaining(['notes.read']) });
  });

  test('have the keys of this worker', async ({ service }) => {
    keysBefore = await keysOf(service);
    expect(keysBefore).toMatchObject([{ kty: 'RSA' }, { kty: 'EC' }]);
  });

  test('have the same keys in each test, because making them takes long', async ({ service }) => {
    expect(await keysOf(service)).toEqual(keysBefore);
  });

  describe('in a suite', () => {
    test.override({ serviceFixture: { serviceId: 4711, accessToken: 'the-token', jwks, clients: [] } });

    test('are those of test.override', async ({ service }) => {
      expect(service).toMatchObject({ serviceId: 4711, accessToken: 'the-token', clients: [] });
    });

    test('have the keys that are given', async ({ service }) => {
      const [key] = await keysOf(service);
      expect(JSON.parse(jwks).keys[0]).toMatchObject({ kid: key?.kid });
    });

    test('are so for each of its tests', async ({ service }) => {
      expect(service.serviceId).toBe(4711);
      expect(service.journal.entries()).toEqual([]);
    });
  });

  test('are the demo service elsewhere', async ({ service }) => {
    expect(service.clients).toHaveLength(2);
  });
});
