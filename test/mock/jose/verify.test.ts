import { CompactSign, exportJWK, generateKeyPair, importJWK } from 'jose';
import { describe, expect, it } from 'vitest';
import { type TestAuthlete, testAuthlete } from '../../support/authlete.js';
import { type Changes, demoWith } from '../../support/demo.js';
import { badJwts, forgedJwt, serviceKeys } from '../../support/tokens.js';

const world = (changes: Changes = {}) => testAuthlete({ fixtures: demoWith(changes) });

const verify = async (authlete: TestAuthlete, body: object) =>
  (await authlete.call('jose_verify_api', body)).body;

const serviceKey = serviceKeys().find(({ alg }) => alg === 'ES256') ?? {};

type Key = Parameters<CompactSign['sign']>[0];

async function sign(payload: object | string, header: object = {}, key?: Key) {
  const bytes = new TextEncoder().encode(typeof payload === 'string' ? payload : JSON.stringify(payload));
  return new CompactSign(bytes)
    .setProtectedHeader({ alg: 'ES256', kid: serviceKey.kid ?? '', ...header })
    .sign(key ?? (await importJWK(serviceKey, 'ES256')));
}

const invalid = (resultCode: string) => ({ valid: false, resultCode });

describe('POST /jose/verify', () => {
  it('verifies what the service has signed', async () => {
    const jose = await sign({ sub: 'joe', exp: 9_999_999_999, iat: 1, nbf: 1 });
    const answered = await verify(world(), { jose, mandatoryClaims: ['sub', 'exp'] });
    expect(answered).toMatchObject({ resultCode: 'A160001', valid: true, signatureValid: true });
    for (const absent of ['missingClaims', 'invalidClaims', 'errorDescriptions'])
      expect(answered).not.toHaveProperty(absent);
  });

  it('an unsigned JWT is valid, its signature is not', async () => {
    const jose = forgedJwt({ alg: 'none' }, { sub: 'joe' });
    expect(await verify(world(), { jose })).toMatchObject({ valid: true, signatureValid: false });
  });

  it.each([
    ['A160201', {}],
    ['A160202', { jose: 'x' }],
    ['A160101', { jose: badJwts.encrypted }],
    ['A160203', { jose: badJwts.unreadable, mandatoryClaims: ['sub'] }],
    ['A160210', { jose: forgedJwt({}, {}) }],
    ['A160211', { jose: forgedJwt({ alg: 'RS1' }, {}) }],
    ['A160221', { jose: forgedJwt({ alg: 'ES256', kid: 'nobody' }, {}) }],
    ['A160219', { jose: forgedJwt({ alg: 'ES256' }, {}) }],
    ['A160215', { jose: forgedJwt({ alg: 'HS256' }, {}) }],
    ['A160215', { jose: forgedJwt({ alg: 'ES256' }, {}), signedByClient: true }],
    ['A160216', { jose: forgedJwt({ alg: 'HS256' }, {}), clientIdentifier: 'nobody' }],
  ])('%s for %j', async (resultCode, body) => {
    const answered = await verify(world(), body);
    expect(answered).toMatchObject({ ...invalid(resultCode), signatureValid: false });
    expect(answered.errorDescriptions?.[0]).toContain(`[${resultCode}]`);
  });

  it('tells which claims are missing, and which are wrong', async () => {
    const jose = await sign({ exp: 1, iat: 9_999_999_999, nbf: 'soon' });
    const answered = await verify(world(), { jose, mandatoryClaims: ['sub', 'exp'] });
    expect(answered).toMatchObject({
      ...invalid('A160204'),
      signatureValid: true,
      missingClaims: ['sub'],
      invalidClaims: ['exp', 'iat', 'nbf'],
    });
    const codes = answered.errorDescriptions?.map((description) => description.slice(1, 8));
    expect(codes).toEqual(['A160204', 'A160206', 'A160207', 'A160205']);
  });

  it.each([
    ['A160205', { exp: 'soon' }],
    ['A160206', { exp: 1 }],
    ['A160207', { iat: 9_999_999_999 }],
    ['A160208', { nbf: 9_999_999_999 }],
  ])('%s for %j', async (resultCode, claims) => {
    expect(await verify(world(), { jose: await sign(claims) })).toMatchObject(invalid(resultCode));
  });

  it('tolerates clock skew', async () => {
    const authlete = world();
    const now = Math.floor((await authlete.world()).clock.now() / 1000);
    const jose = await sign({ exp: now - 30, iat: now + 30, nbf: now + 30 });
    expect(await verify(authlete, { jose })).toMatchObject(invalid('A160206'));
    expect(await verify(authlete, { jose, clockSkew: 60 })).toMatchObject({ valid: true });
  });

  it('verifies what a client has signed, with its secret or its key', async () => {
    const { privateKey, publicKey } = await generateKeyPair('ES256');
    const jwks = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: 'mine', alg: 'ES256' }] });
    const authlete = world({ confidential: { jwks } });
    const { clientId, clientSecret } = authlete.confidential;
    const clientIdentifier = String(clientId);
    const bySecret = await sign({ sub: 'joe' }, { alg: 'HS256' }, new TextEncoder().encode(clientSecret));
    expect(await verify(authlete, { jose: bySecret, clientIdentifier })).toMatchObject({
      valid: true,
      signatureValid: true,
    });
    const byKey = await sign({ sub: 'joe' }, { kid: 'mine' }, privateKey);
    const body = { jose: byKey, clientIdentifier, signedByClient: true };
    expect(await verify(authlete, body)).toMatchObject({ signatureValid: true });
    expect(await verify(authlete, { jose: byKey })).toMatchObject(invalid('A160221'));
  });

  it('A160301, A160108, A160218, A160220: no key, or too many', async () => {
    const jose = forgedJwt({ alg: 'ES256' }, {});
    const ofClient = (authlete: TestAuthlete) =>
      verify(authlete, {
        jose,
        clientIdentifier: String(authlete.confidential.clientId),
        signedByClient: true,
      });
    expect(await ofClient(world())).toMatchObject(invalid('A160301'));
    const elsewhere = world({ confidential: { jwksUri: 'https://client.example.com/jwks' } });
    expect(await ofClient(elsewhere)).toMatchObject(invalid('A160108'));
    const twice = world({ service: { jwks: JSON.stringify({ keys: [serviceKey, serviceKey] }) } });
    expect(await verify(twice, { jose })).toMatchObject(invalid('A160220'));
    const bare = world();
    const state = await bare.world();
    const settings = await state.settings();
    if (settings === undefined) throw new Error('No service.');
    const { jwks, ...withoutKeys } = settings;
    await state.put('service', 'settings', withoutKeys);
    expect(await verify(bare, { jose })).toMatchObject(invalid('A160218'));
  });
});
