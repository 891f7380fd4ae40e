import { createLocalJWKSet, decodeProtectedHeader, jwtVerify } from 'jose';
import { describe, expect, it } from 'vitest';
import { type TestAuthlete, testAuthlete } from '../../support/authlete.js';
import { demoWith } from '../../support/demo.js';
import { codeFor, redeem } from '../../support/flow.js';

const world = (service: object = {}, confidential: object = {}) =>
  testAuthlete({ fixtures: demoWith({ service: { hsmEnabled: true, ...service }, confidential }) });

async function key(authlete: TestAuthlete, changes: object = {}) {
  const request = { kty: 'EC', use: 'sig', alg: 'ES384', kid: 'in-hardware', ...changes };
  const { hsk } = (await authlete.call('hsk_create_api', request)).body;
  return { handle: hsk?.handle ?? '', hsk };
}
const disable = (authlete: TestAuthlete) => authlete.call('service_update_api', { hsmEnabled: false });
const jwks = async (authlete: TestAuthlete) => {
  const { body } = await authlete.call('service_jwks_get_api', undefined, {
    query: { includePrivateKeys: 'true' },
  });
  return { keys: (body?.keys ?? []).map((jwk) => ({ ...jwk })) };
};

describe('GET /hsk/get/{handle} and /hsk/get/list', () => {
  it('show what was made, the oldest first', async () => {
    const authlete = world();
    const [first, second] = [await key(authlete), await key(authlete, { kid: 'second' })];
    const one = await authlete.call('hsk_get_api', undefined, { path: { handle: first.handle } });
    expect(one.body).toMatchObject({ action: 'SUCCESS', resultCode: 'A268001', hsk: first.hsk });
    const all = await authlete.call('hsk_get_list_api');
    expect(all.body).toMatchObject({ resultCode: 'A269001', hsks: [first.hsk, second.hsk] });
  });

  it('A268202, A270202: an unknown handle', async () => {
    const authlete = world();
    const path = { handle: 'unknown' };
    for (const [id, resultCode] of [
      ['hsk_get_api', 'A268202'],
      ['hsk_delete_api', 'A270202'],
      ['hsk_delete_api_get', 'A270202'],
    ] as const) {
      const { status, body } = await authlete.call(id, undefined, { path });
      expect(status).toBe(200);
      expect(body).toMatchObject({ action: 'NOT_FOUND', resultCode });
    }
  });

  it('A268201, A269201, A270201: a service without an HSM', async () => {
    const authlete = world();
    const path = { handle: (await key(authlete)).handle };
    await disable(authlete);
    for (const [id, resultCode] of [
      ['hsk_get_api', 'A268201'],
      ['hsk_get_list_api', 'A269201'],
      ['hsk_delete_api', 'A270201'],
      ['hsk_delete_api_get', 'A270201'],
    ] as const) {
      const { body } = await authlete.call(id, undefined, { path });
      expect(body).toMatchObject({ action: 'INVALID_REQUEST', resultCode });
    }
  });
});

describe('A key is deleted', () => {
  it('by DELETE with 204 and no body', async () => {
    const authlete = world();
    const path = { handle: (await key(authlete)).handle };
    const { status, body } = await authlete.call('hsk_delete_api', undefined, { path });
    expect([status, body]).toEqual([204, undefined]);
    expect((await authlete.call('hsk_get_api', undefined, { path })).body.action).toBe('NOT_FOUND');
  });

  it('by DELETE with the action, if the quirk keyDeletion says so', async () => {
    const authlete = world();
    (await authlete.world()).quirks.keyDeletion = 200;
    const { handle, hsk } = await key(authlete);
    const { status, body } = await authlete.call('hsk_delete_api', undefined, { path: { handle } });
    expect(status).toBe(200);
    expect(body).toMatchObject({ action: 'SUCCESS', resultCode: 'A270001', hsk });
  });

  it('by GET, as the Java library does', async () => {
    const authlete = world();
    const { handle, hsk } = await key(authlete);
    const { body } = await authlete.call('hsk_delete_api_get', undefined, { path: { handle } });
    expect(body).toMatchObject({ action: 'SUCCESS', resultCode: 'A270001', hsk });
    expect((await authlete.call('hsk_get_list_api')).body.hsks).toEqual([]);
  });
});

describe('A key in the HSM', () => {
  it('is in the JWK Set and in the service without its private part', async () => {
    const authlete = world();
    const { hsk } = await key(authlete);
    const inSet = (await jwks(authlete)).keys.find(({ kid }) => kid === 'in-hardware');
    expect(Object.keys(inSet ?? {}).sort()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y']);
    const { body } = await authlete.call('service_get_api');
    expect(body.hsks).toEqual([hsk]);
  });

  it('cannot be changed by /service/update', async () => {
    const authlete = world();
    const { hsk } = await key(authlete);
    const { body } = await authlete.call('service_update_api', { hsmEnabled: true, hsks: [{ kty: 'RSA' }] });
    expect(body.hsks).toEqual([hsk]);
  });

  it('is the only one in the JWK Set of a service that has none', async () => {
    const authlete = world();
    await key(authlete);
    await authlete.call('service_update_api', { hsmEnabled: true });
    expect((await jwks(authlete)).keys.map(({ kid }) => kid)).toEqual(['in-hardware']);
    await disable(authlete);
    expect((await authlete.call('service_jwks_get_api')).status).toBe(204);
  });

  it('signs if no key of the JWK Set can', async () => {
    const authlete = world({}, { idTokenSignAlg: 'ES384' });
    await key(authlete);
    const { idToken = '' } = await redeem(authlete, await codeFor(authlete, { scope: 'openid' }));
    expect(decodeProtectedHeader(idToken)).toMatchObject({ alg: 'ES384', kid: 'in-hardware' });
    const keys = await jwks(authlete);
    await expect(jwtVerify(idToken, createLocalJWKSet(keys))).resolves.toBeDefined();
    const { body } = await authlete.call('service_configuration_api');
    expect(body['id_token_signing_alg_values_supported']).toContain('ES384');
  });

  it('does not sign if a key of the JWK Set can', async () => {
    const authlete = world({}, { idTokenSignAlg: 'ES256' });
    await key(authlete, { alg: 'ES256' });
    const { idToken = '' } = await redeem(authlete, await codeFor(authlete, { scope: 'openid' }));
    expect(decodeProtectedHeader(idToken).kid).not.toBe('in-hardware');
  });

  it('signs access tokens that the service recognizes', async () => {
    const authlete = world({ accessTokenSignAlg: 'ES384' });
    await key(authlete);
    const { accessToken } = await redeem(authlete, await codeFor(authlete, { scope: 'openid' }));
    const { body } = await authlete.call('auth_introspection_api', { token: accessToken });
    expect(body).toMatchObject({ action: 'OK', usable: true });
  });
});
