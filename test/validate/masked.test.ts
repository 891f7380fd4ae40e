import { expect, test } from 'vitest';
import { maskExchange } from '../../src/mock/mask.js';
import { loadContract } from '../../src/spec/contract.js';
import { bodyOf, bodyValue, type HttpExchange } from '../../src/validate/exchange.js';
import { Judge, type Judged } from '../../src/validate/judge.js';
import { notChecked } from '../../src/validate/reports/pretty/closing.js';
import { run } from '../../src/validate/run.js';
import { Validation } from '../../src/validate/validation.js';
import type { Verdict } from '../../src/validate/verdict.js';
import { code } from './checks/lives.js';

const judge = new Judge(loadContract());

async function* judged(exchanges: readonly HttpExchange[]): AsyncIterable<Judged> {
  for (const [index, exchange] of exchanges.entries())
    yield judge.judge({ ...exchange, place: { source: 'flow.ndjson', number: index + 1 } });
}

async function summaryOf(exchanges: readonly HttpExchange[]) {
  const verdicts: Verdict[] = [];
  const reporter = { verdict: (verdict: Verdict) => void verdicts.push(verdict), end: () => undefined };
  return { summary: await run(judged(exchanges), new Validation(), [reporter]), verdicts };
}

/** An exchange as the journal has it. */
function inJournal(exchange: HttpExchange): HttpExchange {
  const { request, response } = maskExchange({
    target: exchange.target,
    request: bodyValue(exchange.request),
    response: bodyValue(exchange.response),
  });
  return {
    ...exchange,
    request: bodyOf(JSON.stringify(request)),
    response: bodyOf(JSON.stringify(response)),
  };
}

const flow = [code.authorized, code.issued, code.redeemed];

test('says which checks could not compare masked values', async () => {
  const { summary, verdicts } = await summaryOf(flow.map(inJournal));
  expect(verdicts.map(({ outcome }) => outcome)).toEqual(['valid', 'valid', 'valid']);
  expect(summary.maskedExchanges).toBe(3);
  expect(Object.fromEntries(summary.masked)).toMatchObject({
    'used-once': 3,
    'not-after-expiry': 2,
    'same-client': 1,
    'content-members': 2,
    'jwt-signature': 1,
  });
  expect([...summary.masked.keys()]).not.toContain('response-schema');
  const [told] = notChecked(summary);
  expect(told).toMatch(/^3 exchanges with masked values \(\*\*\*\), .*\bused-once \(3\)/);
});

test('says nothing of checks that compared everything', async () => {
  const { summary, verdicts } = await summaryOf(flow);
  expect(verdicts.flatMap(({ masked = [] }) => masked)).toEqual([]);
  expect(summary.maskedExchanges).toBe(0);
  expect(notChecked(summary)).toEqual([]);
});

test('says nothing of an exchange whose masked values no check compares', async () => {
  const { summary } = await summaryOf([
    { ...code.authorized, request: bodyOf('{"parameters":"state=***"}') },
  ]);
  expect([...summary.masked.keys()]).not.toContain('used-once');
});
