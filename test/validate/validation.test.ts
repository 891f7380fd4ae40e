import { describe, expect, it } from 'vitest';
import { loadContract } from '../../src/spec/contract.js';
import enumValues from '../../src/validate/checks/enum-values.js';
import undocumentedMembers from '../../src/validate/checks/undocumented-members.js';
import type { HttpExchange } from '../../src/validate/exchange.js';
import { Expectations } from '../../src/validate/expected/expectations.js';
import type { ExpectedRow } from '../../src/validate/expected/row.js';
import { Judge, type Judged } from '../../src/validate/judge.js';
import { run, type ValidateRunOptions } from '../../src/validate/run.js';
import { exitCodeOf } from '../../src/validate/summary.js';
import { Validation } from '../../src/validate/validation.js';
import type { Verdict } from '../../src/validate/verdict.js';
import { forgedJwt } from '../support/tokens.js';
import { answering } from './checks/changed.js';
import { code } from './checks/lives.js';
import { goodOne } from './checks/recorded.js';

const contract = loadContract();
const jwks = {
  ...goodOne('/service/jwks/get', 200),
  target: code.redeemed.target.replace('/auth/token', '/service/jwks/get'),
};
const foreign = (kid?: string) => forgedJwt({ alg: 'RS256', ...(kid && { kid }) }, { sub: 'joe' });

async function* judged(exchanges: readonly HttpExchange[]): AsyncIterable<Judged> {
  // Forged JWTs and repeated responses break other rules, too.
  const judge = new Judge(contract, [enumValues, undocumentedMembers]);
  for (const [index, exchange] of exchanges.entries())
    yield judge.judge({ ...exchange, place: { source: 'flow.ndjson', number: index + 1 } });
}

async function summaryOf(
  exchanges: readonly HttpExchange[],
  { expected = [], ...options }: ValidateRunOptions & { expected?: readonly ExpectedRow[] } = {},
) {
  const expectations = new Expectations(expected, contract, () => true);
  const verdicts: Verdict[] = [];
  const reporter = { verdict: (verdict: Verdict) => void verdicts.push(verdict), end: () => undefined };
  const summary = await run(
    judged(exchanges),
    new Validation(undefined, { flows: [], expectations }),
    [reporter],
    options,
  );
  return { summary, verdicts };
}

const tolerance = { failOn: 'error', allowUnverifiable: false } as const;
const twoBadJwts = answering(code.redeemed, {
  idToken: foreign(),
  jwtAccessToken: foreign('of-another'),
  responseContent: '{}',
});

describe('What is found of an exchange later', () => {
  it('amends its outcome, and counts it once', async () => {
    const { summary, verdicts } = await summaryOf([twoBadJwts, jwks]);
    expect(verdicts.map(({ place, outcome, amends }) => [place.number, outcome, amends])).toEqual([
      [1, 'valid', undefined],
      [2, 'valid', undefined],
      [1, 'violated', 'valid'],
      [1, 'violated', 'violated'],
    ]);
    expect(summary.outcomes).toEqual({ valid: 1, violated: 1, unverifiable: 0, expected: 0 });
    expect(summary.seen.get('auth_token_api')?.get('OK')).toMatchObject({ valid: 0, violated: 1 });
    expect(summary.severities.error).toBe(2);
  });

  it('does not make what is violated as expected', async () => {
    const expected = [{ check: 'jwt-signature', comment: 'Another key set.' }];
    const violated = answering(twoBadJwts, { grantType: 'NEW' });
    const { summary } = await summaryOf([violated, jwks], { expected });
    expect(summary.outcomes).toEqual({ valid: 1, violated: 1, unverifiable: 0, expected: 0 });
    expect(summary.expected).toBe(2);
  });

  it('is as expected if a row says so', async () => {
    const expected = [{ check: 'jwt-signature', comment: 'Another key set.' }];
    const { summary } = await summaryOf([twoBadJwts, jwks], { expected });
    expect(summary.outcomes).toEqual({ valid: 1, violated: 0, unverifiable: 0, expected: 1 });
    expect(exitCodeOf(summary, tolerance)).toBe(0);
  });
});

describe('An expected finding', () => {
  const row = { check: 'used-once', comment: 'The cache of the region.' };

  it('does not fail the run, and is counted apart', async () => {
    const { summary } = await summaryOf([code.redeemed, code.redeemed], { expected: [row] });
    expect(summary).toMatchObject({ expected: 1, severities: { error: 0, warning: 0 } });
    expect(summary.outcomes).toEqual({ valid: 1, violated: 0, unverifiable: 0, expected: 1 });
    expect(exitCodeOf(summary, tolerance)).toBe(0);
  });

  it('that no longer occurs fails it', async () => {
    const { summary } = await summaryOf([code.redeemed], { expected: [row] });
    expect(summary.outdated).toEqual(['check used-once (The cache of the region.)']);
    expect(exitCodeOf(summary, tolerance)).toBe(1);
  });

  it('does not hide another one of the same exchange', async () => {
    const again = answering(code.redeemed, { grantType: 'NEW' });
    const { summary } = await summaryOf([code.redeemed, again], { expected: [row] });
    expect(summary.outcomes.violated).toBe(1);
    expect(exitCodeOf(summary, tolerance)).toBe(1);
  });
});

it('What is not asked for is followed, and neither reported nor counted', async () => {
  const wants = ({ place }: Verdict) => place.number === 2;
  const { summary, verdicts } = await summaryOf([code.redeemed, code.redeemed, code.issued], { wants });
  expect(verdicts.map(({ findings }) => findings.map(({ check }) => check))).toEqual([['used-once']]);
  expect(summary).toMatchObject({ exchanges: 1, leftOut: 2 });
});

describe('A run', () => {
  it.each([
    ['nothing was checked', {}, tolerance, 1],
    ['all is valid', { valid: 1 }, tolerance, 0],
    ['something is unverifiable', { valid: 1, unverifiable: 1 }, tolerance, 1],
    ['nothing else was', { unverifiable: 1 }, { ...tolerance, allowUnverifiable: true }, 1],
    ['that is allowed', { valid: 1, unverifiable: 1 }, { ...tolerance, allowUnverifiable: true }, 0],
  ])('ends correctly when %s', async (_, counts, given, exitCode) => {
    const { summary } = await summaryOf([]);
    Object.assign(summary.outcomes, counts);
    expect(exitCodeOf(summary, given)).toBe(exitCode);
  });

  it('passes with warnings, unless they are to fail it', async () => {
    const { summary } = await summaryOf([answering(code.redeemed, { sinceYesterday: 1 })]);
    expect(exitCodeOf(summary, tolerance)).toBe(0);
    expect(exitCodeOf(summary, { ...tolerance, failOn: 'warning' })).toBe(1);
  });
});
