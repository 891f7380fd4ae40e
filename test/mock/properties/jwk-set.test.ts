import { describe, expect, it } from 'vitest';
import { privateKeyFor, publicKeyFor } from '../../support/any-algorithm.js';
import { testAuthlete } from '../../support/authlete.js';
import { demoWith } from '../../support/demo.js';

const ec = publicKeyFor('ES256');
const other = publicKeyFor('ES384');
const k1 = publicKeyFor('ES256K');
const rsa = publicKeyFor('RS256');
const okp = publicKeyFor('EdDSA');

const bad: readonly (readonly [what: string, key: unknown])[] = [
  ['a point that is not on P-256', { ...ec, y: ec.x }],
  ['a point that is not on secp256k1', { ...k1, y: k1.x }],
  ['a private key whose point is not on its curve', { ...privateKeyFor('ES256'), y: ec.x }],
  ['a point of another curve', { ...ec, crv: 'P-384' }],
  ['a coordinate of another curve', { ...ec, x: other.x }],
  ['no curve', { ...ec, crv: undefined }],
  ['a curve that nobody knows', { ...ec, crv: 'P-999' }],
  ['no coordinate', { ...ec, y: undefined }],
  ['a coordinate that is not base64url', { ...ec, x: '***' }],
  ['an Ed25519 key of another length', { ...okp, x: 'AAAA' }],
  ['no modulus', { ...rsa, n: undefined }],
  ['an empty modulus', { ...rsa, n: '' }],
  ['a modulus that is not a string', { ...rsa, n: 5 }],
  ['no exponent', { ...rsa, e: undefined }],
  ['a shared key without k', { kty: 'oct' }],
  ['no kty', { ...ec, kty: undefined }],
  ['a kty that is not a string', { ...ec, kty: 1 }],
  ['null', null],
  ['a list', []],
];

const good = [
  ec,
  other,
  k1,
  rsa,
  okp,
  privateKeyFor('ES512'),
  { kty: 'oct', k: 'AAAA' },
  { kty: 'AKP', pub: 'x' },
];

const setOf = (...keys: readonly unknown[]) => JSON.stringify({ keys });

describe('A JWK Set is refused (A031212) if a key of it has', () => {
  it.each(bad)('%s', async (_, key) => {
    const authlete = testAuthlete({ fixtures: demoWith() });
    const jwks = setOf(ec, key);
    const { status, body } = await authlete.call('client_create_api', { jwks });
    expect(status).toBe(400);
    expect(body).toMatchObject({ resultCode: 'A031212' });
    const { body: settings } = await authlete.call('service_get_api');
    for (const name of ['jwks', 'federationJwks', 'credentialJwks']) {
      const answer = await authlete.call('service_update_api', { ...settings, [name]: jwks });
      expect(answer.status).toBe(400);
      expect(answer.body).toMatchObject({ resultCode: 'A031212' });
    }
  });
});

it('A JWK Set of good keys is kept, those of an unknown type included', async () => {
  const authlete = testAuthlete({ fixtures: demoWith() });
  const jwks = setOf(...good);
  const { status, body } = await authlete.call('client_create_api', { jwks });
  expect(status).toBe(201);
  expect(body.jwks).toBe(jwks);
});

it('A key that is not on its curve is refused in dynamic registration', async () => {
  const authlete = testAuthlete({ fixtures: demoWith({ service: { dynamicRegistrationSupported: true } }) });
  const json = JSON.stringify({
    redirect_uris: ['https://client.example.com/callback'],
    jwks: { keys: [{ ...ec, y: ec.x }] },
  });
  const { body } = await authlete.call('client_registration_api', { json });
  expect(body).toMatchObject({
    action: 'BAD_REQUEST',
    responseContent: expect.stringContaining('invalid_client_metadata'),
  });
});
