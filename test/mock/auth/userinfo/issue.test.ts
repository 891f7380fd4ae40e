import { compactDecrypt, decodeJwt, importJWK, type JWK, jwtVerify } from 'jose';
import { describe, expect, it } from 'vitest';
import type { ClientFixture } from '../../../../src/index.js';
import { type TestAuthlete, testAuthlete } from '../../../support/authlete.js';
import { demoWith, jwks } from '../../../support/demo.js';
import { tokensFor } from '../../../support/flow.js';
import { changeToken, serviceKeys } from '../../../support/tokens.js';

const claims = JSON.stringify({ name: 'Joe', email: 'joe@example.com' });

const issue = async (authlete: TestAuthlete, token: string, more: object = {}) =>
  (await authlete.call('auth_userinfo_issue_api', { token, claims, ...more })).body;

const [privateRsaKey = {}]: JWK[] = JSON.parse(jwks).keys;
const { kty = 'RSA', n = '', e = '', d: _d, ...others } = privateRsaKey;
const encryptionKey: JWK = { kty, n, e, use: 'enc', kid: 'to-client' };

/** Decrypts what was encrypted for a client that registered `encryptionKey`. */
async function decrypted(jwe: string) {
  const { use: _use, alg: _alg, ...key } = privateRsaKey;
  const { plaintext, protectedHeader } = await compactDecrypt(jwe, await importJWK(key, 'RSA-OAEP-256'));
  return { protectedHeader, text: new TextDecoder().decode(plaintext) };
}

/** A mock whose confidential client has the properties, and a token of it. */
async function worldWith(confidential: ClientFixture) {
  const authlete = testAuthlete({ fixtures: demoWith({ confidential }) });
  const { accessToken } = await tokensFor(authlete);
  return { authlete, accessToken };
}

describe('POST /auth/userinfo/issue', () => {
  it('answers with the claims and the subject as JSON', async () => {
    const { authlete, accessToken } = await worldWith({});
    expect(await issue(authlete, accessToken)).toMatchObject({
      action: 'JSON',
      resultCode: 'A096001',
      responseContent: '{"name":"Joe","email":"joe@example.com","sub":"joe"}',
    });
  });

  it.each([undefined, '', '{}'])('answers with the subject alone where the claims are %j', async (none) => {
    const { authlete, accessToken } = await worldWith({});
    expect(await issue(authlete, accessToken, { claims: none })).toMatchObject({
      responseContent: '{"sub":"joe"}',
    });
  });

  it('puts the sub of the call before the subject, and the subject before a sub among the claims', async () => {
    const { authlete, accessToken } = await worldWith({});
    const spoofed = JSON.stringify({ sub: 'jane' });
    expect(await issue(authlete, accessToken, { claims: spoofed })).toMatchObject({
      responseContent: '{"sub":"joe"}',
    });
    expect(await issue(authlete, accessToken, { claims: spoofed, sub: 'jim' })).toMatchObject({
      responseContent: '{"sub":"jim"}',
    });
  });

  it('gives a pairwise client the sub that its ID tokens have', async () => {
    const authlete = testAuthlete({ fixtures: demoWith({ confidential: { subjectType: 'PAIRWISE' } }) });
    const { accessToken, idToken = '' } = await tokensFor(authlete);
    const { sub } = JSON.parse((await issue(authlete, accessToken)).responseContent ?? '');
    expect(sub).toBe(decodeJwt(idToken).sub);
    expect(sub).not.toBe('joe');
  });

  it.each(['no json', '["a","list"]', 'null', '"text"'])('refuses the claims %s', async (wrong) => {
    const { authlete, accessToken } = await worldWith({});
    const body = await issue(authlete, accessToken, { claims: wrong });
    expect(body).toMatchObject({ action: 'INTERNAL_SERVER_ERROR', resultCode: 'A094201' });
    expect(body.responseContent).toMatch(/^Bearer error="server_error"/);
  });

  it('looks at the token before it looks at the claims', async () => {
    const { body } = await testAuthlete().call('auth_userinfo_issue_api', { token: 'x', claims: 'no json' });
    expect(body).toMatchObject({ resultCode: 'A092302' });
  });
});

describe('POST /auth/userinfo/issue, a JWT', () => {
  it('is signed by the service for a client that registered an algorithm', async () => {
    const { authlete, accessToken } = await worldWith({ userInfoSignAlg: 'RS256' });
    const { action, resultCode, responseContent = '' } = await issue(authlete, accessToken);
    expect({ action, resultCode }).toEqual({ action: 'JWT', resultCode: 'A096001' });
    const [own = {}] = serviceKeys();
    const { protectedHeader, payload } = await jwtVerify(
      responseContent ?? '',
      await importJWK({ kty, n, e }, 'RS256'),
    );
    expect(protectedHeader).toEqual({ alg: 'RS256', kid: own.kid });
    expect(payload).toEqual({
      iss: 'https://as.example.com',
      aud: [String(authlete.confidential.clientId)],
      name: 'Joe',
      email: 'joe@example.com',
      sub: 'joe',
    });
  });

  it('is for the alias of a client that named itself so', async () => {
    const { authlete, accessToken } = await worldWith({ userInfoSignAlg: 'ES256', clientIdAlias: 'web-app' });
    await changeToken(authlete, accessToken, (record) => ({ ...record, clientIdAliasUsed: true }));
    const { responseContent } = await issue(authlete, accessToken);
    expect(decodeJwt(responseContent ?? '').aud).toEqual(['web-app']);
  });

  it('is signed with the secret of the client if the algorithm is symmetric', async () => {
    const { authlete, accessToken } = await worldWith({ userInfoSignAlg: 'HS256' });
    const { responseContent } = await issue(authlete, accessToken);
    const secret = new TextEncoder().encode(authlete.confidential.clientSecret);
    expect((await jwtVerify(responseContent ?? '', secret)).payload).toMatchObject({ sub: 'joe' });
  });

  it('is not signed for a client that registered none', async () => {
    const { authlete, accessToken } = await worldWith({ userInfoSignAlg: 'NONE' });
    const { action, responseContent } = await issue(authlete, accessToken);
    expect(action).toBe('JWT');
    expect(responseContent).toMatch(/^[\w-]+\.[\w-]+\.$/);
    expect(decodeJwt(responseContent ?? '')).toMatchObject({ sub: 'joe' });
  });

  it('is signed, then encrypted', async () => {
    const { authlete, accessToken } = await worldWith({
      userInfoSignAlg: 'ES256',
      userInfoEncryptionAlg: 'RSA_OAEP_256',
      userInfoEncryptionEnc: 'A256GCM',
      jwks: JSON.stringify({ keys: [encryptionKey] }),
    });
    const { action, responseContent } = await issue(authlete, accessToken);
    expect(action).toBe('JWT');
    const { protectedHeader, text } = await decrypted(responseContent ?? '');
    expect(protectedHeader).toEqual({ alg: 'RSA-OAEP-256', enc: 'A256GCM', cty: 'JWT', kid: 'to-client' });
    expect(decodeJwt(text)).toMatchObject({ iss: 'https://as.example.com', sub: 'joe' });
  });

  it('holds the claims themselves if it is encrypted only', async () => {
    const { authlete, accessToken } = await worldWith({
      userInfoEncryptionAlg: 'RSA_OAEP_256',
      jwks: JSON.stringify({ keys: [encryptionKey] }),
    });
    const { action, responseContent } = await issue(authlete, accessToken);
    expect(action).toBe('JWT');
    const { protectedHeader, text } = await decrypted(responseContent ?? '');
    expect(protectedHeader).toEqual({ alg: 'RSA-OAEP-256', enc: 'A128CBC-HS256', kid: 'to-client' });
    expect(JSON.parse(text)).toEqual({ name: 'Joe', email: 'joe@example.com', sub: 'joe' });
  });

  it('cannot be encrypted for a client without a key', async () => {
    const { authlete, accessToken } = await worldWith({ userInfoEncryptionAlg: 'RSA_OAEP_256' });
    expect(await issue(authlete, accessToken)).toMatchObject({
      action: 'INTERNAL_SERVER_ERROR',
      resultCode: 'A046303',
    });
  });

  it('cannot be signed if the service has no key, or several', async () => {
    const { authlete, accessToken } = await worldWith({ userInfoSignAlg: 'PS256' });
    expect(await issue(authlete, accessToken)).toMatchObject({
      action: 'INTERNAL_SERVER_ERROR',
      resultCode: 'A162203',
    });
    const world = await authlete.world();
    const settings = await world.settings();
    if (settings === undefined) throw new Error('The service is gone.');
    const same = { ...others, kty, n, e, d: privateRsaKey.d, alg: 'PS256' };
    const keys = [
      { ...same, kid: 'one' },
      { ...same, kid: 'two' },
    ];
    await world.put('service', 'settings', { ...settings, jwks: JSON.stringify({ keys }) });
    expect(await issue(authlete, accessToken)).toMatchObject({ resultCode: 'A162204' });
    await world.put('service', 'settings', {
      ...settings,
      jwks: JSON.stringify({ keys }),
      userInfoSignatureKeyId: 'two',
    });
    expect(await issue(authlete, accessToken)).toMatchObject({ action: 'JWT' });
    const { jwks: _, ...withoutKeys } = settings;
    await world.put('service', 'settings', withoutKeys);
    expect(await issue(authlete, accessToken)).toMatchObject({ resultCode: 'A162201' });
  });
});
