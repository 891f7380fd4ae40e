import { createHash } from 'node:crypto';
import { createLocalJWKSet, jwtVerify } from 'jose';
import { describe, expect, it } from 'vitest';
import { type TestAuthlete, testAuthlete } from '../support/authlete.js';
import { demoWith } from '../support/demo.js';
import { authorize, codeFor, issue, redeem, requestToken, ticketFor } from '../support/flow.js';
import { introspect, refresh, wait } from '../support/tokens.js';

const scopes = ['openid', 'device_sso', 'email', 'offline_access'].map((name) => ({ name }));
const grantTypes = ['AUTHORIZATION_CODE', 'REFRESH_TOKEN', 'TOKEN_EXCHANGE'] as const;
const issuer = 'https://as.example.com';
const secret = 'the-secret-of-the-device';
const hash = createHash('sha256').update(secret).digest('base64url');
const idTokenType = 'urn:ietf:params:oauth:token-type:id_token';
const secretType = 'urn:openid:params:token-type:device-secret';
const request = { scope: 'openid device_sso' };
const session = { sessionId: 'session-1' };

const start = (service: object = {}): TestAuthlete =>
  testAuthlete({
    fixtures: demoWith({
      service: {
        nativeSsoSupported: true,
        supportedScopes: scopes,
        supportedGrantTypes: [...grantTypes],
        ...service,
      },
      confidential: { grantTypes: [...grantTypes] },
    }),
  });

/** The first app: its tokens, and the response that the authorization server gets for it. */
async function firstApp(authlete: TestAuthlete) {
  const tokens = await redeem(authlete, await codeFor(authlete, request, session));
  const { body } = await authlete.call('native_sso_api', {
    accessToken: tokens.accessToken,
    refreshToken: tokens.refreshToken,
    deviceSecret: secret,
  });
  return { tokens, sso: body, response: JSON.parse(body.responseContent ?? '{}') };
}

const exchange = (
  authlete: TestAuthlete,
  idToken: string,
  changes: Record<string, string | undefined> = {},
) =>
  requestToken(authlete, {
    grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
    subject_token: idToken,
    subject_token_type: idTokenType,
    actor_token: secret,
    actor_token_type: secretType,
    audience: issuer,
    scope: 'openid device_sso',
    ...changes,
  });

describe('An authorization request for native SSO', () => {
  it.each([
    ['with openid and device_sso', {}, request, true],
    ['without device_sso', {}, { scope: 'openid' }, false],
    ['without openid', {}, { scope: 'device_sso' }, false],
    ['of a service without native SSO', { nativeSsoSupported: false }, request, false],
  ])('%s', async (_, service, parameters, requested) => {
    expect(await authorize(start(service), parameters)).toMatchObject({ nativeSsoRequested: requested });
  });

  it('needs a session, and keeps the ticket without one', async () => {
    const authlete = start();
    const ticket = await ticketFor(authlete, request);
    const refused = await issue(authlete, ticket);
    expect(refused).toMatchObject({ action: 'LOCATION', resultCode: 'A499201' });
    expect(refused.responseContent).toContain('error=server_error');
    expect(await issue(authlete, ticket, session)).toMatchObject({ resultCode: 'A040001' });
  });
});

describe('The first app', () => {
  it('gets tokens, and the authorization server makes the response', async () => {
    const authlete = start();
    const answered = await redeem(authlete, await codeFor(authlete, request, session), {
      device_secret: 'old',
    });
    expect(answered).toMatchObject({
      action: 'NATIVE_SSO',
      resultCode: 'A050002',
      sessionId: 'session-1',
      deviceSecret: 'old',
      subject: 'joe',
    });
    expect(answered).not.toHaveProperty('responseContent');
    expect(answered).not.toHaveProperty('idToken');
  });

  it('gets an ID token that proves the secret, in a token response with that', async () => {
    const authlete = start();
    const { tokens, sso, response } = await firstApp(authlete);
    expect(sso).toMatchObject({ action: 'OK', resultCode: 'A501001' });
    expect(response).toMatchObject({
      access_token: tokens.accessToken,
      refresh_token: tokens.refreshToken,
      device_secret: secret,
      id_token: sso.idToken,
      token_type: 'Bearer',
    });
    expect(response).not.toHaveProperty('issued_token_type');
    const { body } = await authlete.call('service_jwks_get_api');
    const keys = createLocalJWKSet(JSON.parse(JSON.stringify(body)));
    const { payload } = await jwtVerify(String(sso.idToken), keys, { issuer });
    expect(payload).toMatchObject({
      sub: 'joe',
      sid: 'session-1',
      ds_hash: hash,
      aud: [String(authlete.confidential.clientId)],
    });
  });

  it('is asked again for a response when it refreshes', async () => {
    const authlete = start();
    const { tokens } = await firstApp(authlete);
    const refreshed = await refresh(authlete, String(tokens.refreshToken), { device_secret: secret });
    expect(refreshed).toMatchObject({
      action: 'NATIVE_SSO',
      resultCode: 'A053001',
      sessionId: 'session-1',
      deviceSecret: secret,
    });
    const narrowed = await refresh(authlete, String(refreshed.refreshToken), { scope: 'openid' });
    expect(narrowed).toMatchObject({ action: 'OK' });
  });
});

describe('A second app', () => {
  it('signs in with the ID token and the secret of the device', async () => {
    const authlete = start();
    const { sso } = await firstApp(authlete);
    const answered = await exchange(authlete, String(sso.idToken));
    expect(answered).toMatchObject({
      action: 'NATIVE_SSO',
      resultCode: 'A311002',
      deviceSecret: secret,
      deviceSecretHash: hash,
      sessionId: 'session-1',
      subject: 'joe',
      scopes: ['device_sso', 'openid'],
    });
    const { accessToken, refreshToken } = answered;
    expect(await introspect(authlete, String(accessToken))).toMatchObject({ action: 'OK', subject: 'joe' });
    const { body } = await authlete.call('native_sso_api', {
      accessToken,
      refreshToken,
      deviceSecret: secret,
      deviceSecretHash: hash,
    });
    expect(JSON.parse(body.responseContent ?? '')).toMatchObject({
      issued_token_type: 'urn:ietf:params:oauth:token-type:access_token',
      device_secret: secret,
    });
  });

  it.each([
    ['no audience', { audience: undefined }, 'A311337'],
    ['another audience', { audience: 'https://elsewhere.example.com' }, 'A311337'],
  ])('is refused for %s', async (_, changes, resultCode) => {
    const authlete = start();
    const { sso } = await firstApp(authlete);
    const refused = await exchange(authlete, String(sso.idToken), changes);
    expect(refused).toMatchObject({ action: 'BAD_REQUEST', resultCode });
  });

  it('is refused with an ID token of no session, or without native SSO', async () => {
    const authlete = start();
    const { idToken } = await redeem(authlete, await codeFor(authlete, { scope: 'openid' }));
    const refused = await exchange(authlete, String(idToken));
    expect(refused).toMatchObject({ action: 'BAD_REQUEST' });
    expect(refused.responseContent).toContain('has no sid');
    const without = await exchange(start({ nativeSsoSupported: false }), String(idToken));
    expect(without.responseContent).toContain('is not a token type identifier');
  });
});

describe('/nativesso refuses', () => {
  it.each([
    ['no secret', { deviceSecret: undefined }],
    ['no token', { accessToken: undefined }],
    ['an unknown token', { accessToken: 'unknown' }],
    ['the refresh token of another', { refreshToken: 'unknown' }],
    ['claims that are none', { claims: '[]' }],
  ])('%s', async (_, changes) => {
    const authlete = start();
    const { tokens } = await firstApp(authlete);
    const good = { accessToken: tokens.accessToken, deviceSecret: secret };
    const { body } = await authlete.call('native_sso_api', { ...good, ...changes });
    expect(body).toMatchObject({ action: 'CALLER_ERROR' });
  });

  it('a token without a session, and one that has expired', async () => {
    const authlete = start();
    const ordinary = await redeem(authlete, await codeFor(authlete, { scope: 'openid' }));
    const call = (accessToken: unknown) =>
      authlete.call('native_sso_api', { accessToken, deviceSecret: secret });
    expect((await call(ordinary.accessToken)).body).toMatchObject({ action: 'CALLER_ERROR' });
    const { tokens } = await firstApp(authlete);
    await wait(authlete, 100_000);
    expect((await call(tokens.accessToken)).body).toMatchObject({ action: 'CALLER_ERROR' });
  });
});

describe('/nativesso/logout', () => {
  it('revokes the tokens of the session only', async () => {
    const authlete = start();
    const { tokens, sso } = await firstApp(authlete);
    const second = await exchange(authlete, String(sso.idToken));
    const other = await redeem(authlete, await codeFor(authlete, request, { sessionId: 'session-2' }));
    const { body } = await authlete.call('native_sso_logout_api', session);
    expect(body).toMatchObject({ action: 'OK', resultCode: 'A503001', count: 2 });
    for (const { accessToken } of [tokens, second])
      expect(await introspect(authlete, String(accessToken))).toMatchObject({ action: 'UNAUTHORIZED' });
    expect(await introspect(authlete, String(other.accessToken))).toMatchObject({ action: 'OK' });
  });

  it('revokes nothing for an unknown session, and requires one', async () => {
    const authlete = start();
    const none = await authlete.call('native_sso_logout_api', { sessionId: 'nobody' });
    expect(none.body).toMatchObject({ action: 'OK', count: 0 });
    const missing = await authlete.call('native_sso_logout_api', {});
    expect(missing.body).toMatchObject({ action: 'CALLER_ERROR' });
  });
});
