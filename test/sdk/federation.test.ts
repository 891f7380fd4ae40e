import { Authlete as Sdk } from '@authlete/typescript-sdk';
import { decodeJwt } from 'jose';
import { afterAll, expect, it } from 'vitest';
import { federation, issuer } from '../mock/federation/world.js';

/** The published SDK, 0.0.3-beta, over a real port: a federation, and keys in an HSM. */
const world = await federation({ hsmEnabled: true });
const { authlete } = world;
const { url } = await authlete.listen({ port: 0 });
const sdk = new Sdk({ bearer: authlete.accessToken, serverURL: url });
const serviceId = String(authlete.serviceId);

afterAll(() => authlete.close());

it('federation.configuration', async () => {
  const { action, responseContent } = await sdk.federation.configuration({ serviceId, requestBody: {} });
  expect(action).toBe('OK');
  expect(decodeJwt(responseContent ?? '')).toMatchObject({ iss: issuer, sub: issuer });
});

it('federation.registration', async () => {
  const { action, client } = await sdk.federation.registration({
    serviceId,
    federationRegistrationRequest: { entityConfiguration: await world.rp.configuration() },
  });
  expect(action).toBe('OK');
  expect(client).toMatchObject({ entityId: world.rp.id, explicitlyRegistered: true });
});

it('hardwareSecurityKeys: create, get and list; delete works, although the SDK wants a body with 204', async () => {
  const keys = sdk.hardwareSecurityKeys;
  const { hsk } = await keys.create({
    serviceId,
    hskCreateRequest: { kty: 'EC', use: 'sig', alg: 'ES256' },
  });
  const handle = hsk?.handle ?? '';
  expect((await keys.get({ serviceId, handle })).hsk).toEqual(hsk);
  expect((await keys.list({ serviceId })).hsks).toEqual([hsk]);
  await expect(keys.delete({ serviceId, handle })).rejects.toThrow();
  expect((await keys.list({ serviceId })).hsks).toEqual([]);
});
