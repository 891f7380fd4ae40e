import { createPublicKey } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type TestAuthlete, testAuthlete } from '../../support/authlete.js';
import { demoWith } from '../../support/demo.js';

const world = (service: object = {}) =>
  testAuthlete({ fixtures: demoWith({ service: { hsmEnabled: true, ...service } }) });
const wanted = { kty: 'EC', use: 'sig', alg: 'ES256', kid: 'the-key' };
const create = async (authlete: TestAuthlete, changes: object = {}) =>
  (await authlete.call('hsk_create_api', { ...wanted, ...changes })).body;

describe('POST /hsk/create', () => {
  it('makes a key and shows its public part', async () => {
    const body = await create(world());
    expect(body).toMatchObject({ action: 'SUCCESS', resultCode: 'A266001' });
    expect(body.hsk).toEqual({
      ...wanted,
      hsmName: 'virtual',
      handle: expect.stringMatching(/^[\w-]{43}$/),
      publicKey: expect.stringMatching(/^-----BEGIN PUBLIC KEY-----/),
    });
    expect(createPublicKey(body.hsk?.publicKey ?? '').asymmetricKeyType).toBe('ec');
  });

  it.each([
    ['RS256', 'RSA', 'sig'],
    ['PS512', 'RSA', 'sig'],
    ['ES384', 'EC', 'sig'],
    ['ES256K', 'EC', 'sig'],
    ['RSA-OAEP-256', 'RSA', 'enc'],
    ['ECDH-ES+A128KW', 'EC', 'enc'],
  ])('makes a key for %s', async (alg, kty, use) => {
    const { hsk } = await create(world(), { alg, kty, use, kid: '', hsmName: 'google' });
    expect(hsk).toMatchObject({
      alg,
      kty,
      use,
      hsmName: 'google',
      kid: expect.stringMatching(/^[\w-]{43}$/),
    });
  });

  it('makes the same key of the same seed', async () => {
    const made = () =>
      create(testAuthlete({ seed: 's', fixtures: demoWith({ service: { hsmEnabled: true } }) }));
    expect((await made()).hsk).toEqual((await made()).hsk);
  });

  it('accepts a kid that another key has', async () => {
    const authlete = world();
    await create(authlete);
    expect(await create(authlete)).toMatchObject({ action: 'SUCCESS' });
  });

  it.each([
    ['A263201', 'no kty', { kty: '' }],
    ['A263201', 'no use', { use: undefined }],
    ['A263201', 'no alg', { alg: undefined }],
    ['A263202', 'a kty that is not known', { kty: 'OKP' }],
    ['A263202', 'a use that is not known', { use: 'both' }],
    ['A263202', 'an alg that is not known', { alg: 'HS256' }],
    ['A263203', 'an alg for the other use', { use: 'enc' }],
    ['A263204', 'an alg of another key type', { kty: 'RSA' }],
    ['A263205', 'a kid that is too long', { kid: 'k'.repeat(1001) }],
    ['A263206', 'a kid that is not ASCII', { kid: 'schlüssel' }],
    ['A264201', 'an HSM that is not known', { hsmName: 'other' }],
  ])('%s: %s', async (resultCode, _, changes) => {
    const authlete = world();
    const body = await create(authlete, changes);
    expect(body).toMatchObject({ action: 'INVALID_REQUEST', resultCode });
    expect(body).not.toHaveProperty('hsk');
    expect((await authlete.call('hsk_get_list_api')).body.hsks).toEqual([]);
  });

  it('A266201: a service without an HSM', async () => {
    expect(await create(world({ hsmEnabled: false }))).toMatchObject({
      action: 'INVALID_REQUEST',
      resultCode: 'A266201',
    });
  });
});
