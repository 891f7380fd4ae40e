import { expect, it } from 'vitest';
import check from '../../../src/validate/checks/revocation-effective.js';
import { bodyOf, type HttpExchange, none } from '../../../src/validate/exchange.js';
import { answered, sending } from './changed.js';
import { code, flows } from './lives.js';
import { followed } from './tried.js';

const found = (...exchanges: HttpExchange[]) => followed(exchanges, { lives: [check] });

const revocationOf = (token: unknown) =>
  sending(code.revoked, { parameters: `token=${encodeURIComponent(String(token))}` });
const accessToken = revocationOf(answered(code.redeemed, 'accessToken'));
const refreshToken = revocationOf(answered(code.redeemed, 'refreshToken'));

it('says nothing of the flows of the mock, where a token that was revoked is refused', async () => {
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

it('says nothing of what was accepted before, of other tokens, and of a refusal', async () => {
  expect(await found(code.redeemed, code.introspected, accessToken)).toEqual([]);
  expect(await found(code.redeemed, revocationOf('another-token'), code.introspected)).toEqual([]);
  expect(await found(code.refreshed, code.revoked, code.introspectedAgain)).toEqual([]);
});
