import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { RateLimiter } from '../../../src/mock/access/rate-limit.js';
import { completeFixtures } from '../../../src/mock/fixtures/load.js';
import { seconds } from '../../../src/mock/state/clock.js';
import { seededRandom } from '../../../src/mock/state/random.js';
import { testAuthlete } from '../../support/authlete.js';
import { demoWith } from '../../support/demo.js';
import { sharedStore } from '../../support/shared-store.js';

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

const allowedBy =
  (limiter: RateLimiter) =>
  async (...times: readonly number[]) => {
    const answers = [];
    for (const time of times) answers.push((await limiter.count('token', { now: () => time })).allowed);
    return answers;
  };

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

  it('refuses with A001311 and says when to try again', async () => {
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

  it('counts calls that fail, and none without a valid token', async () => {
    const { authlete, get } = world();
    for (let call = 0; call < 9; call += 1) expect((await get('bogus')).status).toBe(401);
    for (let call = 0; call < 3; call += 1) {
      const answered = await authlete.call('client_get_api', undefined, { path: { clientId: 42 } });
      expect(answered.status).toBe(404);
      expect(answered.headers.has('ratelimit-remaining')).toBe(true);
    }
    expect((await get()).status).toBe(429);
  });

  it('never holds more than the burst, and does not mind a clock that is set back', async () => {
    const allowed = allowedBy(new RateLimiter({ perSecond: 1, burst: 2 }));
    expect(await allowed(start, start, start)).toEqual([true, true, false]);
    expect(await allowed(start - seconds(60), start + seconds(60))).toEqual([false, true]);
    expect(await allowed(start + seconds(60), start + seconds(60))).toEqual([true, false]);
  });

  it('is one for mocks that share a store, also if their clocks differ a little', async () => {
    const store = sharedStore();
    const [ahead, behind] = [0, 0].map(() => allowedBy(new RateLimiter({ perSecond: 1, burst: 2 }, store)));
    expect(await ahead?.(start + seconds(1))).toEqual([true]);
    expect(await behind?.(start)).toEqual([true]);
    for (const _ of [1, 2, 3]) {
      expect(await ahead?.(start + seconds(1))).toEqual([false]);
      expect(await behind?.(start)).toEqual([false]);
    }
    // A clock that was set back by more starts again.
    expect(await behind?.(start - seconds(60), start - seconds(58))).toEqual([false, true]);
    expect(await ahead?.(start - seconds(58), start - seconds(58))).toEqual([true, false]);
  });

  it('leaves nothing in a shared store of tokens that were not used for a day', async () => {
    onTestFinished(() => void vi.useRealTimers());
    vi.useFakeTimers({ now: start });
    const store = sharedStore();
    const stored = () => store.count('rateLimit');
    const limit = { perSecond: 1, burst: 1 };
    const call = (limiter: RateLimiter, token: string) => limiter.count(token, { now: () => start });
    const limiter = new RateLimiter(limit, store);
    for (let token = 0; token < 50; token += 1) await call(limiter, `deleted-${token}`);
    vi.setSystemTime(start + seconds(12 * 60 * 60));
    await call(limiter, 'used');
    expect(await stored()).toBe(51);
    vi.setSystemTime(start + seconds(25 * 60 * 60));
    const restarted = new RateLimiter(limit, store);
    expect((await call(restarted, 'used')).allowed).toBe(false);
    expect(await stored()).toBe(1);
    // One that goes on forgets them too.
    for (let token = 0; token < 100; token += 1) await call(limiter, `new-${token}`);
    expect(await stored()).toBe(101);
    vi.setSystemTime(start + seconds(50 * 60 * 60));
    for (let token = 100; token < 201; token += 1) await call(limiter, `new-${token}`);
    expect(await stored()).toBeLessThan(120);
  });

  it('lets exactly as many concurrent calls of several mocks pass', async () => {
    const store = sharedStore();
    const fixtures = completeFixtures(demoWith(), seededRandom('limit'));
    const mocks = [1, 2, 3].map(() =>
      testAuthlete({ fixtures, store, rateLimit: { perSecond: 2, burst: 7 }, clock: { now: () => start } }),
    );
    const statuses = async () => {
      const calls = [...mocks, ...mocks, ...mocks, ...mocks].map((mock) => mock.call('service_get_api'));
      return (await Promise.all(calls)).map(({ status }) => status).sort();
    };
    expect(await statuses()).toEqual([...Array(7).fill(200), ...Array(5).fill(429)]);
    const [one] = mocks;
    (await one?.world())?.clock.advance(seconds(2));
    await one?.world();
    expect(await statuses()).toEqual([...Array(4).fill(200), ...Array(8).fill(429)]);
    await Promise.all(mocks.map((mock) => mock.close()));
  });
});
