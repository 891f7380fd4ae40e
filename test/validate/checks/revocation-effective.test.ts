import { describe, expect, it } from 'vitest';
import check from '../../../src/validate/checks/revocation-effective.js';
import { bodyOf, type HttpExchange, none } from '../../../src/validate/exchange.js';
import { tokensFor } from '../../support/flow.js';
import { introspect, refresh } from '../../support/tokens.js';
import { answered, sending } from './changed.js';
import { code, flows } from './lives.js';
import { recorded } from './recorded.js';
import { followed } from './tried.js';

const found = (...exchanges: HttpExchange[]) => followed(exchanges, { lives: [check] });

const revocationOf = (token: unknown) =>
  sending(code.revoked, { parameters: `token=${encodeURIComponent(String(token))}` });
const accessToken = revocationOf(answered(code.redeemed, 'accessToken'));
const refreshToken = revocationOf(answered(code.redeemed, 'refreshToken'));

it('reports nothing for flows of the mock, which refuses a revoked token', async () => {
  for (const flow of flows) expect(await found(...flow)).toEqual([]);
});

it.each([
  ['introspection', code.introspected],
  ['the userinfo endpoint', code.userInfo],
])('finds that an access token is accepted by %s after it was revoked', async (_, used) => {
  expect(await found(code.redeemed, accessToken, used)).toEqual([
    '3: The access token is accepted, although it was revoked at recording:2.',
  ]);
});

it('finds that a refresh token is accepted after it was revoked', async () => {
  expect(await found(code.redeemed, refreshToken, code.refreshed)).toEqual([
    '3: The refresh token is accepted, although it was revoked at recording:2.',
  ]);
});

it('finds that an access token is accepted after the refresh token was revoked that came with it', async () => {
  expect(await found(code.redeemed, refreshToken, code.introspected)).toEqual([
    '3: The access token is accepted, although it was revoked at recording:2.',
  ]);
});

it('knows the other ways to revoke a token', async () => {
  const token = String(answered(code.redeemed, 'accessToken'));
  const { target } = code.redeemed;
  const deleted: HttpExchange = {
    ...code.revoked,
    method: 'DELETE',
    target: target.replace('/auth/token', `/auth/token/delete/${token}`),
    request: none,
    status: 204,
    response: none,
  };
  const revoked: HttpExchange = {
    ...code.revoked,
    target: target.replace('/auth/token', '/auth/token/revoke'),
    request: bodyOf(JSON.stringify({ accessTokenIdentifier: token })),
    response: bodyOf('{"resultCode":"A370001","resultMessage":"[A370001] Revoked.","count":1}'),
  };
  for (const ended of [deleted, revoked])
    expect(await found(code.redeemed, ended, code.introspected)).toEqual([
      '3: The access token is accepted, although it was revoked at recording:2.',
    ]);
});

it('reports nothing for what was accepted before, for other tokens, and for a refusal', async () => {
  expect(await found(code.redeemed, code.introspected, accessToken)).toEqual([]);
  expect(await found(code.redeemed, revocationOf('another-token'), code.introspected)).toEqual([]);
  expect(await found(code.refreshed, code.revoked, code.introspectedAgain)).toEqual([]);
});

describe('a token that /auth/token/update replaced by one with another value', () => {
  const update = { accessTokenValueUpdated: true };

  it('is refused by the mock, and the token in its place is accepted until both are revoked', async () => {
    const seen = await recorded(async (authlete) => {
      const { accessToken, refreshToken } = await tokensFor(authlete);
      const { body } = await authlete.call('auth_token_update_api', { accessToken, ...update });
      await introspect(authlete, accessToken);
      await introspect(authlete, String(body.accessToken));
      await refresh(authlete, refreshToken);
      await introspect(authlete, String(body.accessToken));
    });
    expect(await found(...seen)).toEqual([]);
  });

  const old = String(answered(code.redeemed, 'accessToken'));
  const updated = (response: object, request: object = update): HttpExchange => ({
    ...code.redeemed,
    target: code.redeemed.target.replace('/auth/token', '/auth/token/update'),
    request: bodyOf(JSON.stringify({ accessToken: old, ...request })),
    response: bodyOf(
      JSON.stringify({ action: 'OK', resultCode: 'A135001', resultMessage: '[A135001] OK', ...response }),
    ),
  });
  const introspected = (token: string) => sending(code.introspected, { token });

  it('is not accepted afterwards', async () => {
    const replaced = updated({ accessToken: 'another-value' });
    expect(await found(code.redeemed, replaced, code.introspected)).toEqual([
      '3: The access token is accepted, although it was revoked at recording:2.',
    ]);
  });

  it('leaves its refresh token, and the new token is revoked together with that', async () => {
    const replaced = updated({ accessToken: 'another-value' });
    expect(await found(code.redeemed, replaced, introspected('another-value'), code.refreshed)).toEqual([]);
    expect(await found(code.redeemed, replaced, refreshToken, introspected('another-value'))).toEqual([
      '4: The access token is accepted, although it was revoked at recording:3.',
    ]);
  });

  it.each([
    ['only its scopes change', updated({ accessToken: old }, { scopes: ['profile'] })],
    ['the service answers its own value', updated({ accessToken: old })],
    ['the update is refused', updated({ action: 'NOT_FOUND', accessToken: null })],
  ])('is accepted afterwards if %s', async (_, kept) => {
    expect(await found(code.redeemed, kept, code.introspected)).toEqual([]);
  });
});
