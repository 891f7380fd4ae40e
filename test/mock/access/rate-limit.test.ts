import { describe, expect, it } from 'vitest';
import { RateLimiter } from '../../../src/mock/access/rate-limit.js';
import { seconds } from '../../../src/mock/state/clock.js';
import { testAuthlete } from '../../support/authlete.js';
import { demoWith } from '../../support/demo.js';

const start = Date.UTC(2030, 0, 1);

function world(rateLimit: boolean | { perSecond: number; burst: number } = { perSecond: 2, burst: 3 }) {
  const service = { accessTokens: [{ token: 'other' }] };
  const authlete = testAuthlete({
    rateLimit,
    clock: { now: () => start },
    fixtures: demoWith({ service }),
  });
  const get = (token?: string) =>
    authlete.call('service_get_api', undefined, token === undefined ? {} : { token });
  return { authlete, get };
}

describe('The rate limit', () => {
  it('is off by default', async () => {
    const authlete = testAuthlete({ fixtures: demoWith() });
    for (let call = 0; call < 250; call += 1) {
      const { status, headers } = await authlete.call('misc_echo_api');
      expect(status).toBe(200);
      expect(headers.has('x-ratelimit-limit')).toBe(false);
    }
    expect((await authlete.call('service_get_api')).headers.has('ratelimit-remaining')).toBe(false);
  });

  it('is 200 calls at once and 100 a second when it is on', async () => {
    const { get } = world(true);
    const { headers } = await get();
    expect(headers.get('x-ratelimit-limit')).toBe('100');
    expect(headers.get('x-ratelimit-remaining')).toBe('199');
    for (let call = 1; call < 200; call += 1) expect((await get()).status).toBe(200);
    expect((await get()).status).toBe(429);
  });

  it('refuses with A001311 and says when to come again', async () => {
    const { get } = world();
    for (const remaining of ['2', '1', '0']) {
      const { status, headers } = await get();
      expect(status).toBe(200);
      expect(headers.get('ratelimit-remaining')).toBe(remaining);
    }
    const { status, headers, body } = await get();
    expect(status).toBe(429);
    expect(body).toEqual({
      resultCode: 'A001311',
      resultMessage: expect.stringMatching(/^\[A001311\] \/service\/get, /),
    });
    expect(Object.fromEntries(headers)).toMatchObject({
      'retry-after': '1',
      'ratelimit-limit': '2',
      'ratelimit-remaining': '0',
      'ratelimit-reset': '2',
      'x-ratelimit-limit': '2',
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset': String(start / 1000 + 2),
    });
  });

  it('refills on the clock of the service', async () => {
    const { authlete, get } = world();
    for (let call = 0; call < 3; call += 1) await get();
    expect((await get()).status).toBe(429);
    (await authlete.world()).clock.advance(seconds(1));
    expect((await get()).status).toBe(200);
    expect((await get()).status).toBe(200);
    expect((await get()).status).toBe(429);
  });

  it('counts each token by itself', async () => {
    const { get } = world();
    for (let call = 0; call < 3; call += 1) await get();
    expect((await get()).status).toBe(429);
    expect((await get('other')).status).toBe(200);
  });

  it('counts calls that fail, and none without a good token', async () => {
    const { authlete, get } = world();
    for (let call = 0; call < 9; call += 1) expect((await get('bogus')).status).toBe(401);
    for (let call = 0; call < 3; call += 1) {
      const answered = await authlete.call('client_get_api', undefined, { path: { clientId: 42 } });
      expect(answered.status).toBe(404);
      expect(answered.headers.has('ratelimit-remaining')).toBe(true);
    }
    expect((await get()).status).toBe(429);
  });

  it('never holds more than the burst, and does not mind a clock that is set back', () => {
    const limiter = new RateLimiter({ perSecond: 1, burst: 2 });
    const allowed = (now: number) => limiter.count('token', now).allowed;
    expect([allowed(start), allowed(start), allowed(start)]).toEqual([true, true, false]);
    expect([allowed(start - seconds(60)), allowed(start + seconds(60))]).toEqual([false, true]);
    expect([allowed(start + seconds(60)), allowed(start + seconds(60))]).toEqual([true, false]);
  });
});
