import { expect, it } from 'vitest';
import check from '../../../src/validate/checks/rate-limit-headers.js';
import { withHeaders } from './changed.js';
import { goodOne, recorded } from './recorded.js';
import { found, foundInGood } from './tried.js';

const token = goodOne('/auth/token', 'OK');
const limited = await recorded(
  async (authlete) => {
    for (let call = 0; call < 3; call += 1) await authlete.call('service_get_api');
  },
  // The time stands still, so that no call is earned meanwhile.
  { rateLimit: { perSecond: 1, burst: 2 }, clock: { now: () => Date.UTC(2026, 0, 1) } },
);

it('reports nothing for the responses of the mock, within a rate limit and beyond it', () => {
  expect(limited.map(({ status }) => status)).toEqual([200, 200, 429]);
  expect(limited.flatMap((exchange) => found(check, exchange))).toEqual([]);
  expect(foundInGood(check)).toEqual([]);
});

it('finds a 429 that does not say when to try again', () => {
  const exchange = withHeaders({ ...token, status: 429 }, { 'retry-after': undefined });
  expect(found(check, exchange)).toEqual([
    '/response/headers/retry-after: The 429 response has no Retry-After.',
  ]);
});

it.each(['ratelimit-limit', 'ratelimit-remaining', 'ratelimit-reset', 'retry-after'])(
  'finds that %s is not a whole number',
  (name) => {
    for (const value of ['soon', '-1', '1.5', ''])
      expect(found(check, withHeaders(token, { [name]: value }))).toContain(
        `/response/headers/${name}: ${name} is not a whole number.`,
      );
    expect(found(check, withHeaders(token, { [name]: '7' }))).toEqual([]);
  },
);

it.each(['ratelimit-reset', 'retry-after'])('finds that %s is a timestamp, not a duration', (name) => {
  expect(found(check, withHeaders(token, { [name]: '1700000000' }))).toEqual([
    `/response/headers/${name}: ${name} looks like a timestamp.`,
  ]);
});

it('finds that more calls remain than the limit allows, and knows of bursts', () => {
  const headers = (remaining: string) =>
    withHeaders(token, { 'ratelimit-limit': '10', 'ratelimit-remaining': remaining });
  expect(found(check, headers('21'))).toHaveLength(1);
  expect(found(check, headers('20'))).toEqual([]);
});

it('reports nothing if the headers are not known', () => {
  expect(found(check, { ...token, status: 429, responseHeaders: undefined })).toEqual([]);
});
