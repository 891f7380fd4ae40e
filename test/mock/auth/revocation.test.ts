import { describe, expect, it } from 'vitest';
import { type TestAuthlete, testAuthlete } from '../../support/authlete.js';
import { demoWith } from '../../support/demo.js';
import { encoded, type OAuthParameters, tokensFor } from '../../support/flow.js';
import {
  changeClient,
  clientCredentialsToken,
  forgedJwt,
  introspect,
  neverIssued,
  refresh,
  revoke,
  userInfo,
} from '../../support/tokens.js';

/** A revocation request as it comes from a client, with nothing added. */
const send = async (authlete: TestAuthlete, parameters: OAuthParameters, more: object = {}) =>
  (await authlete.call('auth_revocation_api', { parameters: encoded(parameters), ...more })).body;

const revoked = { action: 'OK', resultCode: 'A113001' };

describe('POST /auth/revocation', () => {
  it.each(['access token', 'refresh token'])('revokes both tokens of a pair by the %s', async (which) => {
    const authlete = testAuthlete();
    const { accessToken, refreshToken } = await tokensFor(authlete);
    const answer = await revoke(authlete, which === 'access token' ? accessToken : refreshToken);
    expect(answer).toMatchObject(revoked);
    expect(answer).not.toHaveProperty('responseContent');
    expect(await introspect(authlete, accessToken)).toMatchObject({ resultCode: 'A057302' });
    expect(await userInfo(authlete, accessToken)).toMatchObject({ action: 'UNAUTHORIZED' });
    expect(await refresh(authlete, refreshToken)).toMatchObject({ resultCode: 'A053305' });
  });

  it('leaves other tokens of the same user and client alone', async () => {
    const authlete = testAuthlete();
    const { accessToken } = await tokensFor(authlete);
    const other = await tokensFor(authlete);
    await revoke(authlete, accessToken);
    expect(await introspect(authlete, other.accessToken)).toMatchObject({ action: 'OK' });
  });

  it('revokes a token that was never issued, or twice, with the same success', async () => {
    const authlete = testAuthlete();
    const { accessToken } = await tokensFor(authlete);
    for (const token of [neverIssued, accessToken, accessToken]) {
      expect(await revoke(authlete, token)).toMatchObject(revoked);
    }
  });

  it('finds a token whatever the token_type_hint is', async () => {
    const authlete = testAuthlete();
    const { accessToken } = await tokensFor(authlete);
    await revoke(authlete, accessToken, { token_type_hint: 'refresh_token' });
    expect(await introspect(authlete, accessToken)).toMatchObject({ resultCode: 'A057302' });
  });

  it('revokes by a JWT, and not by a forged one', async () => {
    const authlete = testAuthlete({ fixtures: demoWith({ service: { accessTokenSignAlg: 'ES256' } }) });
    const { accessToken, jwtAccessToken = '' } = await tokensFor(authlete);
    expect(await revoke(authlete, forgedJwt({ alg: 'ES256' }, { jti: accessToken }))).toMatchObject(revoked);
    expect(await introspect(authlete, accessToken)).toMatchObject({ action: 'OK' });
    expect(await revoke(authlete, jwtAccessToken)).toMatchObject(revoked);
    expect(await introspect(authlete, accessToken)).toMatchObject({ resultCode: 'A057302' });
  });

  it('responds with a call of the JSONP callback', async () => {
    expect(await revoke(testAuthlete(), neverIssued, { callback: 'package.done' })).toMatchObject({
      ...revoked,
      responseContent: 'package.done();',
    });
    expect(await revoke(testAuthlete(), neverIssued, { callback: '' })).not.toHaveProperty('responseContent');
  });

  it('accepts a public client by its client_id alone', async () => {
    const authlete = testAuthlete();
    const answer = await send(authlete, {
      token: neverIssued,
      client_id: String(authlete.publicClient.clientId),
    });
    expect(answer).toMatchObject(revoked);
  });
});

describe('POST /auth/revocation, a request that is refused', () => {
  it.each([
    ['no parameters', {}, 'INTERNAL_SERVER_ERROR', 'A113201', 'server_error'],
    ['empty parameters', { parameters: '' }, 'BAD_REQUEST', 'A113301', 'invalid_request'],
    ['no client', { parameters: `token=${neverIssued}` }, 'INVALID_CLIENT', 'A114301', 'invalid_client'],
    ['an empty client_id', { parameters: 'client_id=' }, 'INVALID_CLIENT', 'A114302', 'invalid_client'],
    [
      'two client_ids',
      { parameters: 'client_id=1&client_id=2' },
      'INVALID_CLIENT',
      'A114303',
      'invalid_client',
    ],
    ['an unknown client', { parameters: 'client_id=1' }, 'INVALID_CLIENT', 'A114304', 'invalid_client'],
    ['an unknown alias', { parameters: 'client_id=nobody' }, 'INVALID_CLIENT', 'A114314', 'invalid_client'],
  ])('%s', async (_name, request, action, resultCode, error) => {
    const { body } = await testAuthlete().call('auth_revocation_api', request);
    expect(body).toMatchObject({ action, resultCode });
    expect(JSON.parse(body.responseContent ?? '')).toMatchObject({ error });
  });

  it('names two clients', async () => {
    const authlete = testAuthlete();
    const client_id = String(authlete.publicClient.clientId);
    expect(await revoke(authlete, neverIssued, { client_id })).toMatchObject({
      action: 'INVALID_CLIENT',
      resultCode: 'A114312',
    });
  });

  it('comes from a locked client', async () => {
    const authlete = testAuthlete();
    const { accessToken } = await tokensFor(authlete);
    await changeClient(authlete, { locked: true });
    expect(await revoke(authlete, accessToken)).toMatchObject({
      action: 'INVALID_CLIENT',
      resultCode: 'A114307',
    });
  });

  it.each([
    ['a wrong secret', { clientSecret: 'wrong' }, {}, 'A157305'],
    ['no secret', {}, {}, 'A157304'],
    ['its secret on the wrong channel', undefined, { client_secret: 'any' }, 'A157357'],
    ['two secrets', undefined, { client_secret: 'any' }, 'A158301', '&client_secret=other'],
  ])('comes with %s', async (_name, secret, inBody, resultCode, append = '') => {
    const authlete = testAuthlete();
    const clientId = String(authlete.confidential.clientId);
    const parameters = { token: neverIssued, ...inBody, ...(!secret && { client_id: clientId }) };
    const body = { parameters: encoded(parameters) + append, ...(secret && { clientId, ...secret }) };
    const answer = (await authlete.call('auth_revocation_api', body)).body;
    expect(answer).toMatchObject({ action: 'INVALID_CLIENT', resultCode });
    expect(JSON.parse(answer.responseContent ?? '')).toMatchObject({ error: 'invalid_client' });
  });

  it.each([
    ['a confidential client that registered no method', { tokenAuthMethod: 'NONE' } as const, 'A157301'],
    ['a public client that registered a method', { clientType: 'PUBLIC' } as const, 'A157302'],
    ['a method that the mock does not know', { tokenAuthMethod: 'SPIFFE_X509' as never }, 'A157344'],
  ])('comes from %s', async (_name, confidential, resultCode) => {
    const authlete = testAuthlete({ fixtures: demoWith({ confidential }) });
    expect(await revoke(authlete, neverIssued)).toMatchObject({ action: 'INVALID_CLIENT', resultCode });
  });

  it('comes from a public client with a secret', async () => {
    const authlete = testAuthlete();
    const client_id = String(authlete.publicClient.clientId);
    const answer = await send(authlete, { token: neverIssued, client_id, client_secret: 'any' });
    expect(answer).toMatchObject({ action: 'INVALID_CLIENT', resultCode: 'A157303' });
  });

  it.each([
    ['no token', '', 'A115301'],
    ['an empty token', '&token=', 'A115302'],
    ['two tokens', '&token=a&token=b', 'A115303'],
  ])('has %s', async (_name, token, resultCode) => {
    const authlete = testAuthlete();
    const parameters = `client_id=${authlete.publicClient.clientId}${token}`;
    const { body } = await authlete.call('auth_revocation_api', { parameters });
    expect(body).toMatchObject({ action: 'BAD_REQUEST', resultCode });
    expect(JSON.parse(body.responseContent ?? '')).toMatchObject({ error: 'invalid_request' });
  });

  it('authenticates the client before it looks at the token', async () => {
    const { body } = await testAuthlete().call('auth_revocation_api', { parameters: 'client_id=1&token=' });
    expect(body).toMatchObject({ resultCode: 'A114304' });
  });

  it('is for a token of another client, which stays valid', async () => {
    const authlete = testAuthlete();
    const { accessToken } = await tokensFor(authlete);
    const client_id = String(authlete.publicClient.clientId);
    const answer = await send(authlete, { token: accessToken, client_id });
    expect(answer).toMatchObject({ action: 'BAD_REQUEST', resultCode: 'A116301' });
    expect(await introspect(authlete, accessToken)).toMatchObject({ action: 'OK' });
  });
});

describe('POST /auth/revocation, a request that names no client', () => {
  it('is refused for the token of a confidential client, which stays valid', async () => {
    const authlete = testAuthlete();
    const { accessToken } = await clientCredentialsToken(authlete);
    const answer = await send(authlete, { token: accessToken });
    expect(answer).toMatchObject({ action: 'INVALID_CLIENT', resultCode: 'A116302' });
    expect(JSON.parse(answer.responseContent ?? '')).toMatchObject({ error: 'invalid_client' });
    expect(await introspect(authlete, accessToken)).toMatchObject({ action: 'OK' });
  });

  it('is refused for the token of a locked client', async () => {
    const authlete = testAuthlete();
    const { accessToken } = await tokensFor(authlete);
    await changeClient(authlete, { locked: true });
    expect(await send(authlete, { token: accessToken })).toMatchObject({
      action: 'INVALID_CLIENT',
      resultCode: 'A116304',
    });
  });

  it('is allowed for the token of a public client, if the service permits it', async () => {
    const becomesPublic = { clientType: 'PUBLIC', tokenAuthMethod: 'NONE' } as const;
    const strict = testAuthlete();
    const { accessToken } = await tokensFor(strict);
    await changeClient(strict, becomesPublic);
    expect(await send(strict, { token: accessToken })).toMatchObject({ resultCode: 'A114301' });
    expect(await introspect(strict, accessToken)).toMatchObject({ action: 'OK' });

    const lenient = testAuthlete({ fixtures: demoWith({ service: { missingClientIdAllowed: true } }) });
    const tokens = await tokensFor(lenient);
    await changeClient(lenient, becomesPublic);
    expect(await send(lenient, { token: tokens.accessToken })).toMatchObject(revoked);
    expect(await introspect(lenient, tokens.accessToken)).toMatchObject({ resultCode: 'A057302' });
  });
});
