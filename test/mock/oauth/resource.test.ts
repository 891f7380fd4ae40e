import { decodeJwt } from 'jose';
import { describe, expect, it } from 'vitest';
import { testAuthlete } from '../../support/authlete.js';
import { type Changes, demoWith } from '../../support/demo.js';
import {
  authorize,
  codeFor,
  encoded,
  goodRequest,
  redeem,
  requestToken,
  tokensFor,
} from '../../support/flow.js';
import { clientCredentialsToken, introspect, refresh } from '../../support/tokens.js';

const orders = 'https://api.example.com/orders?v=1';
const payments = 'https://api.example.com/payments';
const world = (changes: Changes = {}) => testAuthlete({ fixtures: demoWith(changes) });

/** Tokens of a code flow that asked for both resources. */
async function both(authlete: ReturnType<typeof world>, tokenRequest: string[] = []) {
  const request = `${encoded(goodRequest(authlete.confidential))}&${resources(orders, payments)}`;
  const { body } = await authlete.call('auth_authorization_api', { parameters: request });
  const issued = await authlete.call('auth_authorization_issue_api', { ticket: body.ticket, subject: 'joe' });
  const { clientId, clientSecret, redirectUri } = authlete.confidential;
  const code = issued.body.authorizationCode ?? '';
  const parameters = `${encoded({ grant_type: 'authorization_code', code, redirect_uri: redirectUri })}&${resources(...tokenRequest)}`;
  const credentials = { clientId: String(clientId), clientSecret };
  return (await authlete.call('auth_token_api', { parameters, ...credentials })).body;
}

const resources = (...uris: string[]) => uris.map((uri) => encoded({ resource: uri })).join('&');

describe('Resource indicators (RFC 8707)', () => {
  it('come back from /auth/authorization as they were sent, with their queries', async () => {
    const authlete = world();
    const parameters = `${encoded(goodRequest(authlete.confidential))}&${resources(orders, payments)}`;
    const { body } = await authlete.call('auth_authorization_api', { parameters });
    expect(body).toMatchObject({ action: 'INTERACTION', resources: [orders, payments] });
    expect(await authorize(authlete)).not.toHaveProperty('resources');
  });

  it('may be URNs', async () => {
    expect((await authorize(world(), { resource: 'urn:example:api' })).resources).toEqual([
      'urn:example:api',
    ]);
  });

  it('stay with the tokens of a code', async () => {
    const authlete = world();
    const tokens = await both(authlete);
    const expected = { resources: [orders, payments], accessTokenResources: [orders, payments] };
    expect(tokens).toMatchObject({ resultCode: 'A050001', ...expected });
    expect(await introspect(authlete, tokens.accessToken ?? '')).toMatchObject(expected);
  });

  it('are narrowed by a token request, and a refresh begins with all of them again', async () => {
    const authlete = world();
    const tokens = await both(authlete, [payments]);
    const narrowed = { resources: [orders, payments], accessTokenResources: [payments] };
    expect(tokens).toMatchObject(narrowed);
    expect(await introspect(authlete, tokens.accessToken ?? '')).toMatchObject(narrowed);
    const again = await refresh(authlete, tokens.refreshToken ?? '');
    expect(again).toMatchObject({ accessTokenResources: [orders, payments] });
    const narrower = await refresh(authlete, again.refreshToken ?? '', { resource: orders });
    expect(narrower).toMatchObject({ resources: [orders, payments], accessTokenResources: [orders] });
  });

  it('are the audience of a JWT access token, and without them it has none', async () => {
    const authlete = world({ service: { accessTokenSignAlg: 'RS256' } });
    const { jwtAccessToken } = await both(authlete, [orders]);
    expect(decodeJwt(jwtAccessToken ?? '').aud).toEqual([orders]);
    const plain = await tokensFor(authlete);
    expect(decodeJwt(plain.jwtAccessToken ?? '')).not.toHaveProperty('aud');
  });

  it('may be chosen in a client credentials request', async () => {
    const token = await clientCredentialsToken(world(), { resource: orders });
    expect(token).toMatchObject({ resources: [orders], accessTokenResources: [orders] });
  });

  it.each([
    ['A251306', 'https://a b'],
    ['A251306', '%zz:'],
    ['A251307', 'api.example.com'],
    ['A251308', `${payments}#top`],
  ])('are refused by the token endpoint with %s: %j', async (resultCode, resource) => {
    const answered = await requestToken(world(), { grant_type: 'client_credentials', resource });
    expect(answered).toMatchObject({ action: 'BAD_REQUEST', resultCode });
    expect(JSON.parse(answered.responseContent ?? '')).toMatchObject({ error: 'invalid_target' });
  });

  it.each([
    ['beyond the authorized ones', { resource: orders }],
    ['where none was authorized', {}],
  ])('of a token request are refused %s, and the code is not spent', async (_, change) => {
    const authlete = world();
    const code = await codeFor(authlete, change);
    const answered = await redeem(authlete, code, { resource: payments });
    expect(answered).toMatchObject({ action: 'BAD_REQUEST', resultCode: 'A000000' });
    expect(JSON.parse(answered.responseContent ?? '')).toMatchObject({ error: 'invalid_target' });
    expect(await redeem(authlete, code)).toMatchObject({ action: 'OK' });
  });

  it('of a refresh are refused beyond the authorized ones, and the refresh token is not spent', async () => {
    const authlete = world();
    const { refreshToken } = await tokensFor(authlete, { resource: orders });
    expect(await refresh(authlete, refreshToken, { resource: payments })).toMatchObject({
      action: 'BAD_REQUEST',
      resultCode: 'A000000',
    });
    expect(await refresh(authlete, refreshToken)).toMatchObject({ action: 'OK' });
  });
});
