import { decodeJwt } from 'jose';
import { describe, expect, it } from 'vitest';
import { testAuthlete } from '../../../support/authlete.js';
import { create, created } from '../../../support/created-token.js';
import { type Changes, demoWith } from '../../../support/demo.js';
import { introspect, refresh, wait } from '../../../support/tokens.js';
import { withForeignToken } from '../../../support/two-services.js';

const world = (changes: Changes = {}) => testAuthlete({ fixtures: demoWith(changes) });
const anyGrant: Changes = {
  service: {
    supportedGrantTypes: [
      'AUTHORIZATION_CODE',
      'REFRESH_TOKEN',
      'CLIENT_CREDENTIALS',
      'TOKEN_EXCHANGE',
      'JWT_BEARER',
    ],
  },
};

describe('POST /auth/token/create', () => {
  it('creates a token that works like an issued one', async () => {
    const authlete = world(anyGrant);
    const answered = await created(authlete, {
      grantType: 'TOKEN_EXCHANGE',
      scopes: ['notes.read', 'notes.read'],
      properties: [{ key: 'color', value: 'red' }],
      sessionId: 'a session',
    });
    expect(answered).toMatchObject({
      action: 'OK',
      resultCode: 'A109001',
      grantType: 'TOKEN_EXCHANGE',
      subject: 'joe',
      scopes: ['notes.read'],
      refreshTokenScopes: ['notes.read'],
      properties: [{ key: 'color', value: 'red', hidden: false }],
      tokenType: 'Bearer',
      expiresIn: 86_400,
      clientId: authlete.confidential.clientId,
      clientIdentifier: String(authlete.confidential.clientId),
      forExternalAttachment: false,
      sessionId: 'a session',
    });
    expect(await introspect(authlete, answered.accessToken, { scopes: ['notes.read'] })).toMatchObject({
      action: 'OK',
      grantType: 'TOKEN_EXCHANGE',
    });
    expect(await refresh(authlete, answered.refreshToken)).toMatchObject({ action: 'OK' });
  });

  it('has the members that the real service was seen to have, and no others', async () => {
    const answered = await create(world(anyGrant), { grantType: 'TOKEN_EXCHANGE' });
    expect(Object.keys(answered).sort()).toEqual(
      [
        ...['accessToken', 'action', 'clientId', 'clientIdentifier', 'expiresAt', 'expiresIn'],
        ...['forExternalAttachment', 'grantType', 'refreshToken', 'resultCode', 'resultMessage'],
        ...['subject', 'tokenId', 'tokenType'],
      ].sort(),
    );
  });

  it.each([
    ['A104201', { grantType: undefined }],
    ['A104202', { grantType: 'REFRESH_TOKEN' }],
    ['A104203', { grantType: 'CIBA' }],
    ['A493304', { clientId: undefined }],
    ['A493304', { clientId: 12 }],
    ['A493304', { clientIdentifier: 'nobody' }],
    ['A105201', { subject: '' }],
    ['A105202', { subject: 'j'.repeat(101) }],
    ['A105203', { subject: 'José' }],
    ['A106201', { scopes: ['notes.read', 'magic'] }],
    ['A108201', { properties: [{ key: 'k', value: 'v'.repeat(70_000) }] }],
    ['A108203', { grantType: 'IMPLICIT', refreshToken: 'x' }],
    ['A108204', { grantType: 'CLIENT_CREDENTIALS', refreshToken: 'x' }],
  ])('%s for %j', async (resultCode, change) => {
    expect(await create(world(), change)).toMatchObject({ action: 'BAD_REQUEST', resultCode });
  });

  it('A108202 for a refresh token if the service has none', async () => {
    const authlete = world({ service: { supportedGrantTypes: ['AUTHORIZATION_CODE'] } });
    expect(await create(authlete, { refreshToken: 'x' })).toMatchObject({ resultCode: 'A108202' });
    expect((await created(authlete)).refreshToken).toBe('');
  });

  it('A144201 and A144202 for values that are taken', async () => {
    const authlete = world();
    const values = { accessToken: 'my-access-token', refreshToken: 'my-refresh-token' };
    expect(await create(authlete, values)).toMatchObject(values);
    expect(await create(authlete, { accessToken: 'my-access-token' })).toMatchObject({
      action: 'BAD_REQUEST',
      resultCode: 'A144201',
    });
    expect(await create(authlete, { refreshToken: 'my-refresh-token' })).toMatchObject({
      action: 'BAD_REQUEST',
      resultCode: 'A144202',
    });
  });

  it('A107202 for a client of another service, A107203 for a locked one', async () => {
    const { authlete, foreignClient } = await withForeignToken();
    expect(await create(authlete, { clientId: foreignClient })).toMatchObject({
      action: 'FORBIDDEN',
      resultCode: 'A107202',
    });
    expect(await create(world({ confidential: { locked: true } }))).toMatchObject({
      action: 'BAD_REQUEST',
      resultCode: 'A107203',
    });
  });

  it('finds a client by its alias, as clientIdentifier', async () => {
    const authlete = world({ confidential: { clientIdAlias: 'my-app' } });
    const more = { clientId: undefined, clientIdentifier: 'my-app', clientIdAliasUsed: true };
    const { accessToken, clientIdentifier } = await created(authlete, more);
    expect(clientIdentifier).toBe('my-app');
    expect(await introspect(authlete, accessToken)).toMatchObject({ clientIdAliasUsed: true });
  });

  it('a subject is for users only', async () => {
    const authlete = world(anyGrant);
    const forClient = await create(authlete, { grantType: 'CLIENT_CREDENTIALS' });
    expect(forClient).toMatchObject({ action: 'OK' });
    expect(forClient.subject).toBeUndefined();
    expect(forClient.refreshToken).toBeUndefined();
    const optional = { grantType: 'JWT_BEARER', subject: undefined };
    expect(await create(authlete, optional)).toMatchObject({ action: 'OK' });
    expect(await create(authlete, { grantType: 'JWT_BEARER' })).toMatchObject({ subject: 'joe' });
  });

  it('keeps resources, acr and time of authentication, and a persistent token forever', async () => {
    const authlete = world();
    const { accessToken } = await created(authlete, {
      resources: ['https://rs.example.com/'],
      acr: 'gold',
      authTime: 1_700_000_000,
      accessTokenPersistent: true,
      forExternalAttachment: true,
    });
    await wait(authlete, 10 * 365 * 86_400);
    expect(await introspect(authlete, accessToken)).toMatchObject({
      action: 'OK',
      accessTokenResources: ['https://rs.example.com/'],
      acr: 'gold',
      authTime: 1_700_000_000,
    });
  });

  it('durations of the call win', async () => {
    const authlete = world();
    const { accessToken, expiresIn } = await created(authlete, { accessTokenDuration: 60 });
    expect(expiresIn).toBe(60);
    await wait(authlete, 60);
    expect(await introspect(authlete, accessToken)).toMatchObject({ action: 'UNAUTHORIZED' });
  });

  it('signs a JWT if the service does, and says A108205 if it cannot', async () => {
    const signs = { accessTokenSignAlg: 'ES256' } as const;
    const { jwtAccessToken = '', accessToken } = await created(world({ service: signs }), {
      jwtAtClaims: '{"tenant":"t1"}',
    });
    expect(decodeJwt(jwtAccessToken)).toMatchObject({ jti: accessToken, sub: 'joe', tenant: 't1' });
    const wrongKey = world({ service: { ...signs, accessTokenSignatureKeyId: 'nobody' } });
    expect(await create(wrongKey)).toMatchObject({
      action: 'INTERNAL_SERVER_ERROR',
      resultCode: 'A108205',
    });
  });

  it('binds a token to keys, and gives it authorization details', async () => {
    const authlete = world();
    const authorizationDetails = { elements: [{ type: 'payment', otherFields: '{"amount":1}' }] };
    const answered = await created(authlete, { dpopKeyThumbprint: 'a-thumbprint', authorizationDetails });
    expect(answered).toMatchObject({ tokenType: 'DPoP', authorizationDetails });
    expect(await introspect(authlete, answered.accessToken)).toMatchObject({ action: 'UNAUTHORIZED' });
    const { accessToken } = await created(authlete);
    const bound = { accessToken, certificateThumbprint: 'a-thumbprint', dpopKeyThumbprint: 'a-thumbprint' };
    const updated = (await authlete.call('auth_token_update_api', bound)).body;
    expect(updated).toMatchObject({ action: 'OK', tokenType: 'DPoP' });
    expect(await introspect(authlete, accessToken)).toMatchObject({ action: 'UNAUTHORIZED' });
  });
});
