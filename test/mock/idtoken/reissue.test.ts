import { decodeJwt } from 'jose';
import { describe, expect, it } from 'vitest';
import { type TestAuthlete, testAuthlete } from '../../support/authlete.js';
import { type Changes, demoWith } from '../../support/demo.js';
import { tokensFor } from '../../support/flow.js';
import { changeClient, clientCredentialsToken, refresh, wait } from '../../support/tokens.js';

const world = ({ service, ...changes }: Changes = {}) =>
  testAuthlete({ fixtures: demoWith({ service: { idTokenReissuable: true, ...service }, ...changes }) });

const reissue = async (authlete: TestAuthlete, body: object) =>
  (await authlete.call('idtoken_reissue_api', body)).body;

async function refreshed(authlete: TestAuthlete) {
  const more = { acr: 'gold', authTime: 1_700_000_000 };
  const { refreshToken } = await tokensFor(authlete, {}, more);
  const answered = await refresh(authlete, refreshToken);
  const { accessToken = '', refreshToken: next = '' } = answered;
  return { answered, tokens: { accessToken, refreshToken: next } };
}

describe('a refresh whose ID token can be reissued', () => {
  it('is signalled by the action, with a complete token response', async () => {
    const { answered } = await refreshed(world());
    expect(answered).toMatchObject({ action: 'ID_TOKEN_REISSUABLE', subject: 'joe' });
    expect(JSON.parse(answered.responseContent ?? '')).toMatchObject({
      access_token: answered.accessToken,
      refresh_token: answered.refreshToken,
    });
    for (const absent of ['ticket', 'idToken']) expect(answered).not.toHaveProperty(absent);
    expect(JSON.parse(answered.responseContent ?? '')).not.toHaveProperty('id_token');
  });

  it('is not signalled without openid, or if the service does not reissue ID tokens', async () => {
    const authlete = world();
    const { refreshToken } = await tokensFor(authlete);
    expect(await refresh(authlete, refreshToken, { scope: 'profile' })).toMatchObject({ action: 'OK' });
    const { answered } = await refreshed(world({ service: { idTokenReissuable: false } }));
    expect(answered).toMatchObject({ action: 'OK' });
  });
});

describe('POST /idtoken/reissue', () => {
  it('makes an ID token of the same authentication', async () => {
    const authlete = world({ service: { idTokenAudType: 'string' } });
    const { tokens } = await refreshed(authlete);
    await wait(authlete, 60);
    const answered = await reissue(authlete, {
      ...tokens,
      claims: '{"name":"Joe"}',
      idtHeaderParams: '{"x":1}',
    });
    expect(answered).toMatchObject({ action: 'OK' });
    expect(JSON.parse(answered.responseContent ?? '')).toMatchObject({
      access_token: tokens.accessToken,
      refresh_token: tokens.refreshToken,
      id_token: answered.idToken,
    });
    const claims = decodeJwt(answered.idToken ?? '');
    expect(claims).toMatchObject({ sub: 'joe', acr: 'gold', auth_time: 1_700_000_000, name: 'Joe' });
    // The audience is an array even if the service says otherwise.
    expect(claims.aud).toEqual([String(authlete.confidential.clientId)]);
    for (const absent of ['nonce', 's_hash']) expect(claims).not.toHaveProperty(absent);
    const other = await reissue(authlete, { ...tokens, sub: 'pseudonym', idTokenAudType: 'string' });
    expect(decodeJwt(other.idToken ?? '')).toMatchObject({
      sub: 'pseudonym',
      aud: String(authlete.confidential.clientId),
    });
  });

  it('accepts the JWT access token too', async () => {
    const authlete = world({ service: { accessTokenSignAlg: 'ES256' } });
    const { answered, tokens } = await refreshed(authlete);
    const accessToken = answered.jwtAccessToken ?? '';
    const { responseContent } = await reissue(authlete, { ...tokens, accessToken });
    expect(JSON.parse(responseContent ?? '')).toMatchObject({ access_token: accessToken });
  });

  it('CALLER_ERROR for tokens that are missing, unknown, expired or of another kind', async () => {
    const authlete = world();
    const { tokens } = await refreshed(authlete);
    const { accessToken } = await clientCredentialsToken(authlete);
    const refused = { action: 'CALLER_ERROR', resultCode: 'A000000' };
    const calls = [
      {},
      { ...tokens, accessToken: '' },
      { ...tokens, refreshToken: '' },
      { ...tokens, accessToken: 'x' },
      { ...tokens, refreshToken: 'x' },
      { ...tokens, accessToken },
      { ...tokens, claims: '[]' },
      { ...tokens, idtHeaderParams: 'x' },
    ];
    for (const body of calls) expect(await reissue(authlete, body)).toMatchObject(refused);
    const { refreshToken } = await tokensFor(authlete);
    const { accessToken: plain = '', refreshToken: next = '' } = await refresh(authlete, refreshToken, {
      scope: 'profile',
    });
    expect(await reissue(authlete, { accessToken: plain, refreshToken: next })).toMatchObject(refused);
    await wait(authlete, 86_400);
    expect(await reissue(authlete, tokens)).toMatchObject(refused);
  });

  it('CALLER_ERROR for a client that is gone, INTERNAL_SERVER_ERROR without a key', async () => {
    const authlete = world();
    const { tokens } = await refreshed(authlete);
    await changeClient(authlete, { idTokenSignAlg: 'PS512' });
    expect(await reissue(authlete, tokens)).toMatchObject({
      action: 'INTERNAL_SERVER_ERROR',
      resultCode: 'A162203',
    });
    await changeClient(authlete);
    expect(await reissue(authlete, tokens)).toMatchObject({ action: 'CALLER_ERROR' });
  });
});
