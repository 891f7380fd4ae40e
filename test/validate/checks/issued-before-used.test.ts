import { expect, it } from 'vitest';
import check from '../../../src/validate/checks/issued-before-used.js';
import type { HttpExchange } from '../../../src/validate/exchange.js';
import { ciba, code, device, flows, pushed } from './lives.js';
import { followed } from './tried.js';

const found = (...exchanges: HttpExchange[]) => followed(exchanges, { lives: [check] });

it('reports nothing for flows of the mock', async () => {
  for (const flow of flows) expect(await found(...flow)).toEqual([]);
});

it.each([
  ['authorization code', [code.redeemed, code.issued]],
  ['ticket', [code.issued, code.authorized]],
  ['access token', [code.introspected, code.redeemed]],
  ['request_uri', [pushed.authorized, pushed.pushed]],
  ['device code', [device.redeemed, device.asked]],
  ['auth_req_id', [ciba.redeemed, ciba.issued]],
])('finds that one %s is issued after it was accepted', async (what, exchanges) => {
  expect(await found(...exchanges)).toContain(
    `2: The ${what} is issued here, but was already accepted at recording:1.`,
  );
});

it('reports nothing for what was issued before the recording began', async () => {
  expect(await found(code.redeemed, code.introspected, code.refreshed)).toEqual([]);
});

it('reports nothing for a refusal: what does not work may not have been issued', async () => {
  expect(await found(code.redeemedAgain, code.issued)).toEqual([]);
});
