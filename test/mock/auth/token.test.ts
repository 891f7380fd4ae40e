import { createHash } from 'node:crypto';
import { decodeJwt } from 'jose';
import { describe, expect, it } from 'vitest';
import { minutes, seconds } from '../../../src/mock/state/clock.js';
import { type TestAuthlete, testAuthlete } from '../../support/authlete.js';
import { type Changes, demoWith } from '../../support/demo.js';
import {
  codeFor,
  encoded,
  type OAuthParameters,
  redeem,
  requestToken,
  tokensFor,
} from '../../support/flow.js';

const world = (changes: Changes = {}) => testAuthlete({ fixtures: demoWith(changes) });

/** Calls /auth/token with the given members only. */
const post = async (authlete: TestAuthlete, body: object) =>
  (await authlete.call('auth_token_api', body)).body;

const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
const challenge = createHash('sha256').update(verifier).digest('base64url');
const pkce = { code_challenge: challenge, code_challenge_method: 'S256' };

describe('POST /auth/token refuses', () => {
  it.each([
    ['A047201', 'INTERNAL_SERVER_ERROR', {}],
    ['A047301', 'BAD_REQUEST', { parameters: '' }],
    ['A049301', 'BAD_REQUEST', { parameters: 'a=b' }],
    ['A049302', 'BAD_REQUEST', { parameters: 'grant_type=' }],
    ['A049303', 'BAD_REQUEST', { parameters: 'grant_type=password&grant_type=password' }],
    ['A049304', 'BAD_REQUEST', { parameters: 'grant_type=magic' }],
    ['A049306', 'BAD_REQUEST', { parameters: 'grant_type=implicit' }],
    ['A244305', 'BAD_REQUEST', { parameters: 'grant_type=client_credentials' }],
    ['A048302', 'INVALID_CLIENT', { parameters: 'grant_type=client_credentials&client_id=' }],
    ['A048303', 'INVALID_CLIENT', { parameters: 'grant_type=client_credentials&client_id=1&client_id=2' }],
    ['A048304', 'INVALID_CLIENT', { parameters: 'grant_type=client_credentials&client_id=1' }],
    ['A048323', 'INVALID_CLIENT', { parameters: 'grant_type=client_credentials&client_id=nobody' }],
  ])('%s with %s: %j', async (resultCode, action, body) => {
    const answered = await post(world(), body);
    expect(answered).toMatchObject({ action, resultCode });
    expect(JSON.parse(answered.responseContent ?? '')).toMatchObject({
      error: expect.any(String),
      error_description: answered.resultMessage,
      error_uri: `https://docs.authlete.com/#${resultCode}`,
    });
  });

  it('a grant type that the service, or the client, does not use', async () => {
    const notOfService = world({ service: { supportedGrantTypes: ['AUTHORIZATION_CODE'] } });
    const parameters = { grant_type: 'client_credentials' };
    expect(await requestToken(notOfService, parameters)).toMatchObject({
      action: 'BAD_REQUEST',
      resultCode: 'A049305',
    });
    const notOfClient = world({ confidential: { grantTypes: ['AUTHORIZATION_CODE'] } });
    expect(await requestToken(notOfClient, parameters)).toMatchObject({
      action: 'BAD_REQUEST',
      resultCode: 'A047302',
    });
  });

  it('a locked client', async () => {
    const authlete = world({ confidential: { locked: true } });
    expect(await requestToken(authlete, { grant_type: 'client_credentials' })).toMatchObject({
      action: 'INVALID_CLIENT',
      resultCode: 'A048307',
    });
  });
});

describe('Client authentication', () => {
  const grant = { grant_type: 'client_credentials' };
  const invalid = (resultCode: string) => ({
    action: 'INVALID_CLIENT',
    resultCode,
    responseContent: expect.stringContaining('"error":"invalid_client"'),
  });

  it('CLIENT_SECRET_BASIC takes the secret from the header only', async () => {
    const authlete = world();
    const { clientId, clientSecret } = authlete.confidential;
    expect(await requestToken(authlete, grant)).toMatchObject({
      action: 'OK',
      clientAuthMethod: 'CLIENT_SECRET_BASIC',
    });
    expect(await requestToken(authlete, grant, { clientSecret: 'wrong' })).toMatchObject(invalid('A157305'));
    expect(await requestToken(authlete, grant, { clientSecret: undefined })).toMatchObject(
      invalid('A157304'),
    );
    const inBody = encoded({ ...grant, client_id: String(clientId), client_secret: clientSecret });
    expect(await post(authlete, { parameters: inBody })).toMatchObject(invalid('A157357'));
  });

  it('CLIENT_SECRET_POST takes it from the body only', async () => {
    const authlete = world({ confidential: { tokenAuthMethod: 'CLIENT_SECRET_POST' } });
    const { clientId, clientSecret } = authlete.confidential;
    const client_id = String(clientId);
    const good = encoded({ ...grant, client_id, client_secret: clientSecret });
    expect(await post(authlete, { parameters: good })).toMatchObject({
      action: 'OK',
      clientAuthMethod: 'CLIENT_SECRET_POST',
    });
    expect(await post(authlete, { parameters: encoded({ ...grant, client_id }) })).toMatchObject(
      invalid('A157304'),
    );
    const wrong = encoded({ ...grant, client_id, client_secret: 'wrong' });
    expect(await post(authlete, { parameters: wrong })).toMatchObject(invalid('A157305'));
    expect(await requestToken(authlete, grant)).toMatchObject(invalid('A157357'));
    expect(await post(authlete, { parameters: `${good}&client_secret=x` })).toMatchObject(invalid('A158301'));
  });

  it('the header wins over the body', async () => {
    const authlete = world();
    expect(await requestToken(authlete, { ...grant, client_secret: 'wrong' })).toMatchObject({
      action: 'OK',
    });
    expect(
      await requestToken(authlete, { ...grant, client_id: String(authlete.publicClient.clientId) }),
    ).toMatchObject(invalid('A048312'));
  });

  it('a public client has no credentials', async () => {
    const authlete = world();
    const client_id = String(authlete.publicClient.clientId);
    const parameters = { grant_type: 'refresh_token', refresh_token: 'x', client_id };
    expect(
      await post(authlete, { parameters: encoded({ ...parameters, client_secret: 'x' }) }),
    ).toMatchObject(invalid('A157303'));
    // An empty secret counts as absent.
    expect(await post(authlete, { parameters: encoded({ ...parameters, client_secret: '' }) })).toMatchObject(
      { resultCode: 'A053305' },
    );
    expect(
      await post(authlete, { parameters: encoded(parameters), clientSecret: 'x', clientId: client_id }),
    ).toMatchObject(invalid('A157303'));
  });

  it('the type of the client and its method must agree', async () => {
    expect(await requestToken(world({ confidential: { tokenAuthMethod: 'NONE' } }), grant)).toMatchObject(
      invalid('A157301'),
    );
    expect(await requestToken(world({ confidential: { clientType: 'PUBLIC' } }), grant)).toMatchObject(
      invalid('A157302'),
    );
  });

  it('a client by its alias', async () => {
    const authlete = world({ confidential: { clientIdAlias: 'my-app' } });
    expect(await requestToken(authlete, grant, { clientId: 'my-app' })).toMatchObject({
      action: 'OK',
      clientIdAliasUsed: true,
      clientIdAlias: 'my-app',
    });
  });
});

describe('grant_type=authorization_code', () => {
  it('exchanges a code for tokens', async () => {
    const authlete = world();
    (await authlete.world()).clock.freeze();
    const now = (await authlete.world()).clock.now();
    const answered = await redeem(
      authlete,
      await codeFor(authlete, {}, { acr: 'gold', authTime: 1_700_000_000 }),
    );
    expect(answered).toMatchObject({
      action: 'OK',
      resultCode: 'A050001',
      grantType: 'AUTHORIZATION_CODE',
      subject: 'joe',
      scopes: ['openid', 'profile'],
      accessToken: expect.stringMatching(/^[\w-]{43}$/),
      accessTokenDuration: 86_400,
      accessTokenExpiresAt: now + 86_400_000,
      refreshToken: expect.stringMatching(/^[\w-]{43}$/),
      refreshTokenExpiresAt: now + 864_000_000,
      refreshTokenDuration: 864_000,
      refreshTokenScopes: ['openid', 'profile'],
    });
    const content = JSON.parse(answered.responseContent ?? '');
    expect(Object.keys(content)).toEqual([
      'access_token',
      'token_type',
      'expires_in',
      'scope',
      'refresh_token',
      'id_token',
    ]);
    expect(content).toMatchObject({
      access_token: answered.accessToken,
      token_type: 'Bearer',
      expires_in: 86_400,
      scope: 'openid profile',
    });
    const claims = decodeJwt(content.id_token);
    expect(claims).toMatchObject({
      sub: 'joe',
      nonce: 'a nonce',
      acr: 'gold',
      auth_time: 1_700_000_000,
      s_hash: expect.any(String),
    });
    expect(claims).not.toHaveProperty('at_hash');
  });

  it('gives no ID token without openid, and a null scope without scopes', async () => {
    const authlete = world();
    const code = await codeFor(authlete, { scope: 'unknown' });
    const answered = await redeem(authlete, code);
    expect(answered).not.toHaveProperty('idToken');
    expect(answered).not.toHaveProperty('scopes');
    expect(JSON.parse(answered.responseContent ?? '')).toHaveProperty('scope', null);
  });

  it('gives a refresh token only if the service and the client both use them', async () => {
    for (const changes of [
      { service: { supportedGrantTypes: ['AUTHORIZATION_CODE' as const] } },
      { confidential: { grantTypes: ['AUTHORIZATION_CODE' as const] } },
    ]) {
      const authlete = world(changes);
      const answered = await redeem(authlete, await codeFor(authlete));
      expect(answered).toMatchObject({ action: 'OK' });
      expect(answered).not.toHaveProperty('refreshToken');
    }
  });

  it('puts visible properties into the response for the client, hidden ones only into that of Authlete', async () => {
    const authlete = world();
    const properties = [
      { key: 'tenant', value: 'blue', hidden: false },
      { key: 'internal', value: '42', hidden: true },
      { key: 'access_token', value: 'evil', hidden: false },
    ];
    const code = await codeFor(authlete, {}, { properties });
    const answered = await redeem(authlete, code, {}, { properties: [{ key: 'tenant', value: 'red' }] });
    expect(answered.properties).toEqual([
      { key: 'tenant', value: 'red', hidden: false },
      { key: 'internal', value: '42', hidden: true },
    ]);
    const content = JSON.parse(answered.responseContent ?? '');
    expect(content).toMatchObject({ tenant: 'red', access_token: answered.accessToken });
    expect(content).not.toHaveProperty('internal');
  });

  it('reads properties that are a string', async () => {
    const authlete = world();
    const properties = JSON.stringify([{ key: 'tenant', value: 'blue' }]);
    expect(await redeem(authlete, await codeFor(authlete), {}, { properties })).toMatchObject({
      properties: [{ key: 'tenant', value: 'blue' }],
    });
  });

  it('uses the token and the lifetimes of the call', async () => {
    const authlete = world();
    const more = { accessToken: 'chosen', accessTokenDuration: 60, refreshTokenDuration: 120 };
    expect(await redeem(authlete, await codeFor(authlete), {}, more)).toMatchObject(more);
  });

  it('takes the shortest lifetime of the service, the client and the scopes', async () => {
    const supportedScopes = [
      { name: 'openid' },
      { name: 'profile', attributes: [{ key: 'access_token.duration', value: '30' }] },
    ];
    const authlete = world({
      service: { supportedScopes },
      confidential: { extension: { accessTokenDuration: 90, refreshTokenDuration: 90 } },
    });
    expect(await redeem(authlete, await codeFor(authlete))).toMatchObject({
      accessTokenDuration: 30,
      refreshTokenDuration: 90,
    });
    expect(await redeem(authlete, await codeFor(authlete, { scope: 'openid' }))).toMatchObject({
      accessTokenDuration: 90,
    });
  });

  it.each([
    ['A050301', { code: undefined }],
    ['A050302', { code: '' }],
    ['A050305', { code: 'unknown' }],
    ['A050308', { redirect_uri: undefined }],
    ['A050309', { redirect_uri: 'https://client.example.com/callback' }],
    ['A050312', { code_verifier: undefined }],
    ['A050313', { code_verifier: '' }],
    ['A050315', { code_verifier: 'x'.repeat(43) }],
    ['A050316', { code_verifier: 'short' }],
  ])('refuses with %s: %j, and does not consume the code', async (resultCode, change) => {
    const authlete = world();
    const code = await codeFor(authlete, pkce);
    expect(await redeem(authlete, code, { code_verifier: verifier, ...change })).toMatchObject({
      action: 'BAD_REQUEST',
      resultCode,
    });
    expect(await redeem(authlete, code, { code_verifier: verifier })).toMatchObject({
      action: 'OK',
      resultCode: 'A050001',
    });
  });

  it.each(['code=x', 'redirect_uri=x', 'code_verifier=x'])(
    'refuses a repeated parameter: %s',
    async (repeated) => {
      const authlete = world();
      const code = await codeFor(authlete, pkce);
      const { clientId, clientSecret, redirectUri } = authlete.confidential;
      const parameters = encoded({
        grant_type: 'authorization_code',
        code,
        redirect_uri: redirectUri,
        code_verifier: verifier,
      });
      const answered = await post(authlete, {
        parameters: `${parameters}&${repeated}`,
        clientId: String(clientId),
        clientSecret,
      });
      const codes: Record<string, string> = {
        code: 'A050303',
        redirect_uri: 'A050304',
        code_verifier: 'A050314',
      };
      expect(answered).toMatchObject({
        action: 'BAD_REQUEST',
        resultCode: codes[repeated.split('=')[0] ?? ''],
      });
    },
  );

  it('refuses a verifier, or a redirect URI, if the authorization request had none', async () => {
    const authlete = world({ confidential: { redirectUris: ['https://client.example.com/callback'] } });
    const plain = await codeFor(authlete);
    expect(await redeem(authlete, plain, { code_verifier: verifier })).toMatchObject({
      resultCode: 'A050317',
    });
    const implied = await codeFor(authlete, { scope: 'profile', redirect_uri: undefined });
    expect(await redeem(authlete, implied)).toMatchObject({ resultCode: 'A050310' });
    expect(await redeem(authlete, implied, { redirect_uri: undefined })).toMatchObject({ action: 'OK' });
  });

  it('accepts a plain challenge', async () => {
    const authlete = world();
    const code = await codeFor(authlete, { code_challenge: verifier });
    expect(await redeem(authlete, code, { code_verifier: verifier })).toMatchObject({ action: 'OK' });
  });

  it('refuses a code of another client, one that expired, and one that was used', async () => {
    const authlete = world();
    const code = await codeFor(authlete, pkce);
    const other = {
      grant_type: 'authorization_code',
      code,
      client_id: String(authlete.publicClient.clientId),
    };
    expect(await post(authlete, { parameters: encoded(other) })).toMatchObject({ resultCode: 'A050307' });
    (await authlete.world()).clock.advance(minutes(10));
    expect(await redeem(authlete, code, { code_verifier: verifier })).toMatchObject({
      resultCode: 'A050311',
    });
    const fresh = await codeFor(authlete);
    expect(await redeem(authlete, fresh)).toMatchObject({ action: 'OK' });
    expect(await redeem(authlete, fresh)).toMatchObject({
      action: 'BAD_REQUEST',
      resultCode: 'A050305',
      responseContent: expect.stringContaining('invalid_grant'),
    });
  });

  it('refuses properties that are too large', async () => {
    const authlete = world();
    const properties = [{ key: 'k', value: 'x'.repeat(65_536) }];
    expect(await redeem(authlete, await codeFor(authlete), {}, { properties })).toMatchObject({
      action: 'INTERNAL_SERVER_ERROR',
      resultCode: 'A050201',
    });
  });

  it('does not consume the code if the service cannot sign', async () => {
    const authlete = world();
    const code = await codeFor(authlete);
    const service = await authlete.world();
    const settings = await service.settings();
    if (settings === undefined) throw new Error('The service is gone.');
    await service.put('service', 'settings', { ...settings, accessTokenSignAlg: 'ES512' });
    expect(await redeem(authlete, code)).toMatchObject({
      action: 'INTERNAL_SERVER_ERROR',
      resultCode: 'A162203',
    });
    await service.put('service', 'settings', settings);
    expect(await redeem(authlete, code)).toMatchObject({ action: 'OK' });
  });
});

describe('grant_type=client_credentials', () => {
  const ask = (authlete: TestAuthlete, change: OAuthParameters = {}, more: object = {}) =>
    requestToken(authlete, { grant_type: 'client_credentials', ...change }, more);

  it('gives an access token without a subject, openid or a refresh token', async () => {
    const answered = await ask(world(), { scope: 'openid notes.read' });
    expect(answered).toMatchObject({
      action: 'OK',
      resultCode: 'A052001',
      grantType: 'CLIENT_CREDENTIALS',
      scopes: ['notes.read'],
    });
    expect(answered).not.toHaveProperty('subject');
    expect(answered).not.toHaveProperty('refreshToken');
    expect(Object.keys(JSON.parse(answered.responseContent ?? ''))).toEqual([
      'access_token',
      'token_type',
      'expires_in',
      'scope',
    ]);
  });

  it('is not for public clients', async () => {
    const authlete = world({ publicClient: { grantTypes: ['CLIENT_CREDENTIALS'] } });
    const parameters = encoded({
      grant_type: 'client_credentials',
      client_id: String(authlete.publicClient.clientId),
    });
    expect(await post(authlete, { parameters })).toMatchObject({
      action: 'BAD_REQUEST',
      resultCode: 'A052301',
      responseContent: expect.stringContaining('unauthorized_client'),
    });
  });

  it('refuses a repeated scope, a scope that is missing if one is needed, and large properties', async () => {
    const authlete = world({ service: { scopeRequired: true } });
    const { clientId, clientSecret } = authlete.confidential;
    const body = {
      parameters: 'grant_type=client_credentials&scope=a&scope=b',
      clientId: String(clientId),
      clientSecret,
    };
    expect(await post(authlete, body)).toMatchObject({ resultCode: 'A052302' });
    expect(await ask(authlete, { scope: 'openid' })).toMatchObject({
      resultCode: 'A052303',
      responseContent: expect.stringContaining('invalid_scope'),
    });
    const properties = [{ key: 'k', value: 'x'.repeat(65_536) }];
    expect(await ask(authlete, { scope: 'notes.read' }, { properties })).toMatchObject({
      resultCode: 'A052201',
    });
  });
});

describe('grant_type=refresh_token', () => {
  const refresh = (
    authlete: TestAuthlete,
    refresh_token: string | undefined,
    change: OAuthParameters = {},
    more: object = {},
  ) => requestToken(authlete, { grant_type: 'refresh_token', refresh_token, ...change }, more);

  it('replaces both tokens', async () => {
    const authlete = world();
    const first = await tokensFor(authlete);
    const second = await refresh(authlete, first.refreshToken);
    expect(second).toMatchObject({
      action: 'OK',
      resultCode: 'A053001',
      grantType: 'REFRESH_TOKEN',
      subject: 'joe',
      scopes: ['openid', 'profile'],
    });
    expect(second).not.toHaveProperty('idToken');
    expect([first.accessToken, first.refreshToken]).not.toEqual(expect.arrayContaining([second.accessToken]));
    expect(await refresh(authlete, first.refreshToken)).toMatchObject({
      action: 'BAD_REQUEST',
      resultCode: 'A053305',
    });
    expect(await refresh(authlete, second.refreshToken)).toMatchObject({ action: 'OK' });
  });

  it('keeps the refresh token if the service says so', async () => {
    const authlete = world({ service: { refreshTokenKept: true } });
    const { refreshToken } = await tokensFor(authlete);
    expect(await refresh(authlete, refreshToken)).toMatchObject({ action: 'OK', refreshToken });
    expect(await refresh(authlete, refreshToken)).toMatchObject({ action: 'OK', refreshToken });
  });

  it.each([
    ['rotated: a lifetime of its own', {}, 864_000],
    ['rotated with its duration kept: what was left', { refreshTokenDurationKept: true }, 863_900],
    ['kept: what was left', { refreshTokenKept: true }, 863_900],
    [
      'kept with its duration reset: a lifetime of its own',
      { refreshTokenKept: true, refreshTokenDurationReset: true },
      864_000,
    ],
  ])('a refresh token that is %s', async (_case, service, expected) => {
    const authlete = world({ service });
    const { clock } = await authlete.world();
    clock.freeze();
    const { refreshToken } = await tokensFor(authlete);
    clock.advance(seconds(100));
    expect(await refresh(authlete, refreshToken)).toMatchObject({
      refreshTokenDuration: expected,
      accessTokenDuration: 86_400,
    });
  });

  it('links the expiry of the access token to that of the refresh token', async () => {
    const authlete = world({ service: { tokenExpirationLinked: true, refreshTokenDuration: 60 } });
    expect(await tokensFor(authlete)).toMatchObject({ accessTokenDuration: 60, refreshTokenDuration: 60 });
  });

  it('narrows the scope, and the refresh token keeps its own', async () => {
    const authlete = world();
    const { refreshToken } = await tokensFor(authlete);
    const narrowed = await refresh(authlete, refreshToken, { scope: 'profile' });
    expect(narrowed).toMatchObject({ scopes: ['profile'], refreshTokenScopes: ['openid', 'profile'] });
    expect(await refresh(authlete, narrowed.refreshToken)).toMatchObject({ scopes: ['openid', 'profile'] });
  });

  it('drops openid without offline_access if the service says so', async () => {
    const authlete = world({ service: { openidDroppedOnRefreshWithoutOfflineAccess: true } });
    const { refreshToken } = await tokensFor(authlete);
    expect(await refresh(authlete, refreshToken)).toMatchObject({ scopes: ['profile'] });
  });

  it.each([
    ['A053301', { refresh_token: undefined }],
    ['A053302', { refresh_token: '' }],
    ['A053305', { refresh_token: 'unknown' }],
    ['A053309', { scope: 'openid email' }],
  ])('refuses with %s: %j, and does not spend the token', async (resultCode, change) => {
    const authlete = world();
    const { refreshToken } = await tokensFor(authlete);
    expect(await refresh(authlete, refreshToken, change)).toMatchObject({
      action: 'BAD_REQUEST',
      resultCode,
    });
    expect(await refresh(authlete, refreshToken)).toMatchObject({ action: 'OK' });
  });

  it('refuses repeated parameters, another client, an expired token and large properties', async () => {
    const authlete = world();
    const { refreshToken } = await tokensFor(authlete);
    const { clientId, clientSecret } = authlete.confidential;
    const basic = { clientId: String(clientId), clientSecret };
    const parameters = encoded({ grant_type: 'refresh_token', refresh_token: refreshToken });
    expect(await post(authlete, { ...basic, parameters: `${parameters}&refresh_token=x` })).toMatchObject({
      resultCode: 'A053303',
    });
    expect(await post(authlete, { ...basic, parameters: `${parameters}&scope=a&scope=b` })).toMatchObject({
      resultCode: 'A053304',
    });
    const other = `${parameters}&client_id=${authlete.publicClient.clientId}`;
    expect(await post(authlete, { parameters: other })).toMatchObject({ resultCode: 'A053307' });
    const properties = [{ key: 'k', value: 'x'.repeat(65_536) }];
    expect(await refresh(authlete, refreshToken, {}, { properties })).toMatchObject({
      resultCode: 'A053201',
    });
    (await authlete.world()).clock.advance(seconds(864_000));
    expect(await refresh(authlete, refreshToken)).toMatchObject({
      action: 'BAD_REQUEST',
      resultCode: 'A053308',
    });
  });

  it('lets one of many through', async () => {
    const authlete = world();
    const { refreshToken } = await tokensFor(authlete);
    const answers = await Promise.all(Array.from({ length: 100 }, () => refresh(authlete, refreshToken)));
    expect(answers.filter(({ action }) => action === 'OK')).toHaveLength(1);
    expect(new Set(answers.map(({ resultCode }) => resultCode))).toEqual(new Set(['A053001', 'A053310']));
  });
});
