import { exportJWK, generateKeyPair } from 'jose';
import { describe, expect, it } from 'vitest';
import { demo } from '../../src/mock/fixtures/demo.js';
import { demoWith } from '../support/demo.js';
import { openPlane, type Plane } from './client.js';

const keysOf = async (plane: Plane) => (await plane.done('GET', `${plane.service}/keys`)).keys;

async function jwk(alg: string, members: object) {
  const { privateKey } = await generateKeyPair(alg, { extractable: true });
  return { ...(await exportJWK(privateKey)), ...members };
}

const setOf = (...keys: readonly object[]) => JSON.stringify({ keys });

/** The key with which the demo service signs credentials. */
const ofDemo = {
  kid: 'demo-credential-issuer',
  kty: 'EC',
  crv: 'P-256',
  alg: 'ES256',
  use: 'sig',
  place: 'credentialJwks',
  origin: 'given',
  isPrivate: true,
  purposes: ['signs credentials'],
};

const openWith = (service: object, confidential: object = {}) =>
  openPlane(true, { fixtures: demoWith({ service, confidential }) });

describe('Keys over HTTP', () => {
  it('of a service without a JWK Set are generated, and sign what its clients are sent', async () => {
    await using plane = await openPlane(true, { fixtures: demo });
    const keys = await keysOf(plane);
    const { body } = await plane.authlete.call('service_jwks_get_api');
    const [rsa, ec] = body['keys'] as { kid: string }[];
    expect(keys).toEqual([
      {
        kid: rsa?.kid,
        kty: 'RSA',
        alg: 'RS256',
        use: 'sig',
        place: 'jwks',
        origin: 'generated',
        isPrivate: true,
        purposes: [
          'signs ID tokens and logout tokens',
          'signs authorization responses',
          'signs introspection responses',
        ],
      },
      {
        kid: ec?.kid,
        kty: 'EC',
        crv: 'P-256',
        alg: 'ES256',
        use: 'sig',
        place: 'jwks',
        origin: 'generated',
        isPrivate: true,
        purposes: [],
      },
      ofDemo,
    ]);
  });

  it('are called given once the service is updated with others', async () => {
    await using plane = await openPlane(true, { fixtures: demo });
    await keysOf(plane);
    const { body } = await plane.authlete.call('service_get_api');
    await plane.authlete.call('service_update_api', { ...body, modifiedAt: 1 });
    expect((await keysOf(plane)).map(({ origin }: { origin: string }) => origin)).toEqual([
      'generated',
      'generated',
      'given',
    ]);
    const jwks = setOf(await jwk('RS256', { kid: 'mine', use: 'sig', alg: 'RS256' }));
    await plane.authlete.call('service_update_api', { ...body, jwks });
    expect(await keysOf(plane)).toMatchObject([{ kid: 'mine', origin: 'given' }, ofDemo]);
  });

  it('say which key is chosen for which purpose, and what none is chosen for', async () => {
    const jwks = setOf(
      await jwk('ES256', { kid: 'access', use: 'sig', alg: 'ES256' }),
      await jwk('ES256', { kid: 'other', use: 'sig', alg: 'ES256' }),
      await jwk('RSA-OAEP-256', { kid: 'requests', use: 'enc' }),
    );
    const federationJwks = setOf(await jwk('ES256', { kid: 'federation', use: 'sig', alg: 'ES256' }));
    await using plane = await openWith(
      { jwks, federationJwks, accessTokenSignAlg: 'ES256', accessTokenSignatureKeyId: 'access' },
      { idTokenSignAlg: 'ES256' },
    );
    const keys = await keysOf(plane);
    expect(keys).toMatchObject([
      // Two keys suit the ID tokens, so the service refuses to sign them.
      { kid: 'access', origin: 'given', purposes: ['signs access tokens'] },
      { kid: 'other', purposes: [] },
      { kid: 'requests', use: 'enc', purposes: ['decrypts request objects'] },
      { kid: 'federation', place: 'federationJwks', purposes: ['signs entity statements'] },
      ofDemo,
    ]);
    const secrets = [jwks, federationJwks].flatMap((json) =>
      JSON.parse(json).keys.map(({ d }: { d: string }) => d),
    );
    expect(secrets).toHaveLength(4);
    for (const secret of secrets) expect(JSON.stringify(keys)).not.toContain(secret);
  });

  it('include those of the HSM', async () => {
    await using plane = await openWith({ hsmEnabled: true });
    await plane.authlete.call('hsk_create_api', {
      kty: 'EC',
      use: 'sig',
      alg: 'ES384',
      kid: 'in-hardware',
      hsmName: 'google',
    });
    expect(await keysOf(plane)).toContainEqual({
      kid: 'in-hardware',
      kty: 'EC',
      crv: 'P-384',
      alg: 'ES384',
      use: 'sig',
      place: 'hsm',
      origin: 'generated',
      isPrivate: true,
      purposes: [],
    });
  });
});
