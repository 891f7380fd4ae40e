import { compactDecrypt, decodeJwt, importJWK, type JWK, jwtVerify } from 'jose';
import { describe, expect, it } from 'vitest';
import { type TestAuthlete, testAuthlete } from '../../../support/authlete.js';
import { demoWith, jwks } from '../../../support/demo.js';
import { encoded, tokensFor } from '../../../support/flow.js';
import { wholeSeconds } from '../../../support/times.js';
import {
  changeClient,
  changeToken,
  clientCredentialsToken,
  forgedJwt,
  introspect,
  neverIssued,
  serviceKeys,
  wait,
} from '../../../support/tokens.js';

const rsUri = 'https://rs.example.com';
const httpAcceptHeader = 'application/token-introspection+jwt';

const standard = async (authlete: TestAuthlete, token: string, more: object = {}) =>
  (await authlete.call('auth_introspection_standard_api', { parameters: encoded({ token }), ...more })).body;

async function content(authlete: TestAuthlete, token: string, more: object = {}) {
  const { action, resultCode, responseContent } = await standard(authlete, token, more);
  expect({ action, resultCode }).toEqual({ action: 'OK', resultCode: 'A145001' });
  return JSON.parse(responseContent ?? '');
}

describe('POST /auth/introspection/standard', () => {
  it('describes a live access token, with the members in the order of the service', async () => {
    const authlete = testAuthlete();
    const more = { acr: 'gold', authTime: 1_700_000_000 };
    const { accessToken, accessTokenExpiresAt } = await tokensFor(
      authlete,
      { scope: 'openid notes.read' },
      more,
    );
    const body = await standard(authlete, accessToken);
    expect(body.resultMessage).toContain('type=access_token, active=true');
    expect(body.responseContent).toBe(
      JSON.stringify({
        active: true,
        scope: 'notes.read openid',
        client_id: String(authlete.confidential.clientId),
        token_type: 'Bearer',
        exp: wholeSeconds(accessTokenExpiresAt) / 1000,
        sub: 'joe',
        iss: 'https://as.example.com',
        auth_time: 1_700_000_000,
        acr: 'gold',
      }),
    );
  });

  it('has a null scope if there is none, and omits a missing subject', async () => {
    const authlete = testAuthlete();
    const { accessToken } = await clientCredentialsToken(authlete);
    const response = await content(authlete, accessToken);
    expect(Object.keys(response)).toEqual(['active', 'scope', 'client_id', 'token_type', 'exp', 'iss']);
    expect(response.scope).toBeNull();
  });

  it('describes a live refresh token, which has no token type and its own expiry', async () => {
    const authlete = testAuthlete();
    const { refreshToken, refreshTokenExpiresAt } = await tokensFor(authlete);
    const body = await standard(authlete, refreshToken);
    expect(body.resultMessage).toContain('type=refresh_token, active=true');
    const response = JSON.parse(body.responseContent ?? '');
    expect(response).toMatchObject({
      active: true,
      scope: 'openid profile',
      exp: wholeSeconds(refreshTokenExpiresAt) / 1000,
    });
    expect(response).not.toHaveProperty('token_type');
  });

  it('finds a token whatever the token_type_hint is', async () => {
    const authlete = testAuthlete();
    const { accessToken } = await tokensFor(authlete);
    const parameters = encoded({ token: accessToken, token_type_hint: 'refresh_token' });
    expect(
      JSON.parse((await standard(authlete, accessToken, { parameters })).responseContent ?? ''),
    ).toMatchObject({
      active: true,
    });
  });

  it('names the client by its alias if the client named itself so', async () => {
    const authlete = testAuthlete({ fixtures: demoWith({ confidential: { clientIdAlias: 'web-app' } }) });
    const { accessToken } = await tokensFor(authlete);
    await changeToken(authlete, accessToken, (record) => ({ ...record, clientIdAliasUsed: true }));
    expect(await content(authlete, accessToken)).toMatchObject({ client_id: 'web-app' });
  });

  it('shows the extra properties, and the hidden ones when told to', async () => {
    const authlete = testAuthlete();
    const properties = [
      { key: 'shown', value: 'a' },
      { key: 'kept', value: 'b', hidden: true },
    ];
    const { accessToken } = await tokensFor(authlete, {}, { properties });
    const response = await content(authlete, accessToken);
    expect(response).toMatchObject({ shown: 'a' });
    expect(response).not.toHaveProperty('kept');
    expect(await content(authlete, accessToken, { withHiddenProperties: true })).toMatchObject({
      shown: 'a',
      kept: 'b',
    });
  });

  it('is active for a resource server of its audience only', async () => {
    const authlete = testAuthlete();
    const { accessToken } = await tokensFor(authlete);
    expect(await content(authlete, accessToken, { rsUri })).toMatchObject({ active: true });
    await changeToken(authlete, accessToken, (record) => ({ ...record, accessTokenResources: [rsUri] }));
    expect(await content(authlete, accessToken, { rsUri })).toMatchObject({ active: true, aud: [rsUri] });
    expect(await content(authlete, accessToken, { rsUri: 'https://other.example.com' })).toEqual({
      active: false,
    });
  });

  it('returns only active=false for a token that is unknown, expired or forged', async () => {
    const authlete = testAuthlete({ fixtures: demoWith({ service: { accessTokenSignAlg: 'ES256' } }) });
    const { accessToken, refreshToken, jwtAccessToken = '' } = await tokensFor(authlete);
    expect(await content(authlete, jwtAccessToken)).toMatchObject({ active: true });
    expect(await content(authlete, forgedJwt({ alg: 'ES256' }, { jti: accessToken }))).toEqual({
      active: false,
    });
    const unknown = await standard(authlete, neverIssued);
    expect(unknown).toMatchObject({
      action: 'OK',
      resultCode: 'A145001',
      responseContent: '{"active":false}',
    });
    expect(unknown.resultMessage).toContain('type=null, active=false');
    await wait(authlete, 86_400);
    expect(await content(authlete, jwtAccessToken)).toEqual({ active: false });
    expect(await content(authlete, refreshToken)).toMatchObject({ active: true });
    await wait(authlete, 864_000);
    expect(await content(authlete, refreshToken)).toEqual({ active: false });
  });

  it('leaves it to /auth/introspection to forget an expired token', async () => {
    const authlete = testAuthlete();
    const { accessToken } = await tokensFor(authlete);
    await wait(authlete, 86_400);
    expect(await content(authlete, accessToken)).toEqual({ active: false });
    expect(await introspect(authlete, accessToken)).toMatchObject({ resultCode: 'A065301' });
  });

  it('is not active while its client is locked, or when it is gone', async () => {
    const authlete = testAuthlete();
    const { accessToken } = await tokensFor(authlete);
    await changeClient(authlete, { locked: true });
    expect(await content(authlete, accessToken)).toEqual({ active: false });
    await changeClient(authlete, { locked: false });
    expect(await content(authlete, accessToken)).toMatchObject({ active: true });
    await changeClient(authlete);
    expect(await content(authlete, accessToken)).toEqual({ active: false });
  });

  it.each([
    ['no parameters', {}, 'INTERNAL_SERVER_ERROR', 'A145201', 'server_error'],
    ['empty parameters', { parameters: '' }, 'BAD_REQUEST', 'A145301', 'invalid_request'],
    ['no token', { parameters: 'token_type_hint=access_token' }, 'BAD_REQUEST', 'A145302', 'invalid_request'],
    ['an empty token', { parameters: 'token=' }, 'BAD_REQUEST', 'A145302', 'invalid_request'],
    [
      'a wish for a JWT without rsUri',
      { parameters: `token=${neverIssued}`, httpAcceptHeader },
      'BAD_REQUEST',
      'A404301',
      'invalid_request',
    ],
  ])('refuses %s', async (_name, request, action, resultCode, error) => {
    const { body } = await testAuthlete().call('auth_introspection_standard_api', request);
    expect(body).toMatchObject({ action, resultCode });
    expect(JSON.parse(body.responseContent ?? '')).toMatchObject({ error });
  });
});

describe('POST /auth/introspection/standard, a JWT', () => {
  const asJwt = { httpAcceptHeader, rsUri };
  const ownKey = async (alg: string) => {
    const jwk = serviceKeys().find((key) => key.alg === alg) ?? {};
    return { kid: jwk.kid, key: await importJWK({ ...publicPart(jwk) }, alg) };
  };
  const publicPart = ({ kty, n, e, crv, x, y }: JWK): JWK =>
    JSON.parse(JSON.stringify({ kty, n, e, crv, x, y }));
  const encryptionKey = publicPart(serviceKeys().find(({ kty }) => kty === 'RSA') ?? {});

  it.each(['RS256', 'ES256'])('is signed with %s by the service for the resource server', async (alg) => {
    const authlete = testAuthlete({ fixtures: demoWith() });
    (await authlete.world()).clock.freeze();
    const { accessToken } = await tokensFor(authlete);
    const more = alg === 'RS256' ? asJwt : { ...asJwt, introspectionSignAlg: alg };
    const body = await standard(authlete, accessToken, more);
    expect(body).toMatchObject({ action: 'JWT', resultCode: 'A145001' });
    const { kid, key } = await ownKey(alg);
    const { protectedHeader, payload } = await jwtVerify(body.responseContent ?? '', key);
    expect(protectedHeader).toEqual({ alg, kid, typ: 'token-introspection+jwt' });
    expect(Object.keys(payload)).toEqual(['iss', 'aud', 'iat', 'token_introspection']);
    expect(payload).toMatchObject({
      iss: 'https://as.example.com',
      aud: rsUri,
      iat: (await authlete.world()).clock.seconds(),
      token_introspection: { active: true, scope: 'openid profile', sub: 'joe' },
    });
  });

  it('says also of an unknown token that it is not active', async () => {
    const { action, responseContent } = await standard(
      testAuthlete({ fixtures: demoWith() }),
      neverIssued,
      asJwt,
    );
    expect(action).toBe('JWT');
    expect(decodeJwt(responseContent ?? '')['token_introspection']).toEqual({ active: false });
  });

  it('is JSON for any other Accept header', async () => {
    const authlete = testAuthlete({ fixtures: demoWith() });
    const more = { rsUri, httpAcceptHeader: 'application/json' };
    expect(await standard(authlete, neverIssued, more)).toMatchObject({ action: 'OK' });
  });

  it('is signed with the key that the service chose among several', async () => {
    const [rsa] = serviceKeys();
    const keys = JSON.stringify({
      keys: [
        { ...rsa, kid: 'one' },
        { ...rsa, kid: 'two' },
      ],
    });
    const ambiguous = testAuthlete({ fixtures: demoWith({ service: { jwks: keys } }) });
    expect(await standard(ambiguous, neverIssued, asJwt)).toMatchObject({
      action: 'INTERNAL_SERVER_ERROR',
      resultCode: 'A162204',
    });
    const service = { jwks: keys, introspectionSignatureKeyId: 'two' };
    const chosen = testAuthlete({ fixtures: demoWith({ service }) });
    const { responseContent } = await standard(chosen, neverIssued, asJwt);
    expect(
      JSON.parse(Buffer.from(responseContent?.split('.')[0] ?? '', 'base64url').toString()),
    ).toMatchObject({
      kid: 'two',
    });
  });

  it('cannot be signed with an algorithm that the service has no key for', async () => {
    const authlete = testAuthlete({ fixtures: demoWith() });
    const introspectionSignAlg = 'PS512';
    expect(await standard(authlete, neverIssued, { ...asJwt, introspectionSignAlg })).toMatchObject({
      action: 'INTERNAL_SERVER_ERROR',
      resultCode: 'A162203',
    });
  });

  it('is not signed if the call asks for NONE', async () => {
    const authlete = testAuthlete({ fixtures: demoWith() });
    const { responseContent } = await standard(authlete, neverIssued, {
      ...asJwt,
      introspectionSignAlg: 'NONE',
    });
    expect(responseContent).toMatch(/^[\w-]+\.[\w-]+\.$/);
    expect(decodeJwt(responseContent ?? '')).toMatchObject({ token_introspection: { active: false } });
  });

  it('cannot be signed by a service without keys', async () => {
    const authlete = testAuthlete({ fixtures: demoWith() });
    const world = await authlete.world();
    const settings = await world.settings();
    if (settings === undefined) throw new Error('The service is gone.');
    const { jwks: _, ...withoutKeys } = settings;
    await world.put('service', 'settings', withoutKeys);
    expect(await standard(authlete, neverIssued, asJwt)).toMatchObject({
      action: 'INTERNAL_SERVER_ERROR',
      resultCode: 'A162201',
    });
  });

  it('is signed with a shared key', async () => {
    const authlete = testAuthlete({ fixtures: demoWith() });
    const symmetric = { ...asJwt, introspectionSignAlg: 'HS256' };
    const sharedKeyForSign = 'a shared key of at least 32 bytes';
    const { responseContent } = await standard(authlete, neverIssued, { ...symmetric, sharedKeyForSign });
    const secret = new TextEncoder().encode(sharedKeyForSign);
    const { protectedHeader } = await jwtVerify(responseContent ?? '', secret);
    expect(protectedHeader).toEqual({ alg: 'HS256', typ: 'token-introspection+jwt' });
    expect(await standard(authlete, neverIssued, symmetric)).toMatchObject({
      action: 'INTERNAL_SERVER_ERROR',
      resultCode: 'A000000',
    });
  });

  it('is encrypted with a public key', async () => {
    const authlete = testAuthlete({ fixtures: demoWith() });
    const publicKeyForEncryption = JSON.stringify({ ...encryptionKey, kid: 'rs-key' });
    const more = { ...asJwt, introspectionEncryptionAlg: 'RSA_OAEP_256', publicKeyForEncryption };
    const { action, responseContent } = await standard(authlete, neverIssued, more);
    expect(action).toBe('JWT');
    const [privateKey = {}] = JSON.parse(jwks).keys;
    const { alg: _, use: __, ...jwk } = privateKey;
    const { plaintext, protectedHeader } = await compactDecrypt(
      responseContent ?? '',
      await importJWK(jwk, 'RSA-OAEP-256'),
    );
    expect(protectedHeader).toEqual({ alg: 'RSA-OAEP-256', enc: 'A128CBC-HS256', cty: 'JWT', kid: 'rs-key' });
    expect(decodeJwt(new TextDecoder().decode(plaintext))['token_introspection']).toEqual({ active: false });
  });

  it('is encrypted with a shared key', async () => {
    const authlete = testAuthlete({ fixtures: demoWith() });
    const sharedKeyForEncryption = '0123456789abcdef';
    const more = {
      ...asJwt,
      introspectionEncryptionAlg: 'DIR',
      introspectionEncryptionEnc: 'A128GCM',
      sharedKeyForEncryption,
    };
    const { responseContent } = await standard(authlete, neverIssued, more);
    const { protectedHeader } = await compactDecrypt(
      responseContent ?? '',
      new TextEncoder().encode(sharedKeyForEncryption),
    );
    expect(protectedHeader).toEqual({ alg: 'dir', enc: 'A128GCM', cty: 'JWT' });
  });

  it.each([
    ['without a public key', { introspectionEncryptionAlg: 'RSA_OAEP_256' }],
    [
      'with a public key that is no JWK',
      { introspectionEncryptionAlg: 'RSA_OAEP', publicKeyForEncryption: 'PEM' },
    ],
    [
      'with a key of another type',
      { introspectionEncryptionAlg: 'ECDH_ES', publicKeyForEncryption: JSON.stringify(encryptionKey) },
    ],
    [
      'with a key of half the members',
      { introspectionEncryptionAlg: 'RSA_OAEP', publicKeyForEncryption: '{"kty":"RSA","e":"AQAB"}' },
    ],
    ['without a shared key', { introspectionEncryptionAlg: 'DIR' }],
    [
      'with a shared key of the wrong length',
      { introspectionEncryptionAlg: 'A128KW', sharedKeyForEncryption: 'short' },
    ],
  ])('cannot be encrypted %s', async (_name, more) => {
    const authlete = testAuthlete({ fixtures: demoWith() });
    expect(await standard(authlete, neverIssued, { ...asJwt, ...more })).toMatchObject({
      action: 'INTERNAL_SERVER_ERROR',
      resultCode: 'A000000',
    });
  });
});
