import { expect, it } from 'vitest';
import { masked } from '../../../src/mock/mask.js';
import { loadContract } from '../../../src/spec/contract.js';
import check from '../../../src/validate/checks/used-once.js';
import type { HttpExchange } from '../../../src/validate/exchange.js';
import { Judge } from '../../../src/validate/judge.js';
import { Validation } from '../../../src/validate/validation.js';
import { answered, answering, sending } from './changed.js';
import { ciba, code, device, flows, pushed } from './lives.js';
import { followed } from './tried.js';

const found = (...exchanges: HttpExchange[]) => followed(exchanges, { lives: [check] });

it('reports nothing for flows of the mock, which refuses spent values', async () => {
  for (const flow of flows) expect(await found(...flow)).toEqual([]);
});

it.each([
  ['authorization code', [code.issued, code.redeemed, code.redeemed]],
  ['ticket', [code.authorized, code.issued, code.issued]],
  ['request_uri', [pushed.pushed, pushed.authorized, pushed.authorized]],
  ['device code', [device.asked, device.redeemed, device.redeemed]],
  ['auth_req_id', [ciba.issued, ciba.redeemed, ciba.redeemed]],
  ['user decision', [ciba.asked, ciba.completed, ciba.completed]],
  ['user decision', [device.asked, device.completed, device.completed]],
])('finds that one %s is accepted twice', async (what, exchanges) => {
  expect(await found(...exchanges)).toEqual([
    `3: The ${what} is accepted again, although it was used at recording:2.`,
  ]);
});

it('finds that a refresh token is accepted after it was replaced by another', async () => {
  const again = answering(code.refreshed, { refreshToken: 'yet-another', accessToken: 'one-more' });
  expect(answered(code.refreshed, 'refreshToken')).not.toBe(answered(code.redeemed, 'refreshToken'));
  expect(await found(code.redeemed, code.refreshed, again)).toEqual([
    '3: The refresh token is accepted again, although it was used at recording:2.',
  ]);
});

it('knows that a refresh token may be tried again and yield the same successor', async () => {
  expect(await found(code.redeemed, code.refreshed, code.refreshed)).toEqual([]);
});

it('knows that a refresh token that is kept is used many times', async () => {
  const kept = answering(code.refreshed, { refreshToken: answered(code.redeemed, 'refreshToken') });
  expect(await found(code.redeemed, kept, kept, kept)).toEqual([]);
});

it('knows that an access token is used many times', async () => {
  expect(await found(code.redeemed, code.introspected, code.introspected, code.userInfo)).toEqual([]);
});

it('keeps services apart', async () => {
  const elsewhere = { ...code.redeemed, target: '/api/1/auth/token' };
  expect(await found(code.issued, code.redeemed, elsewhere)).toEqual([]);
});

it('keeps the placeholders of two recordings apart', async () => {
  const first = sending(code.issued, { ticket: '{{ticket:1}}' });
  const judge = new Judge(loadContract(), []);
  const validation = new Validation([check], { jwts: false, flows: [] });
  const findings = async (source: string) =>
    (await validation.see(judge.judge({ ...first, place: { source, number: 1 } }))).flatMap(
      (one) => one.findings,
    );
  expect(await findings('a.ndjson')).toEqual([]);
  expect(await findings('b.ndjson')).toEqual([]);
  expect(await findings('b.ndjson')).toHaveLength(1);
});

it('reports nothing for what is masked: two that look the same may differ', async () => {
  const hidden = sending(code.issued, { ticket: masked });
  expect(await found(hidden, hidden)).toEqual([]);
});
