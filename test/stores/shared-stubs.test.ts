import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { runs } from '../support/runs.js';
import { schedules, sharedAsAlone } from '../support/shared-stubs.js';
import { emptyFolder } from './folders.js';
import { type Served, served } from './served.js';
import { shareable, sharedRedis } from './shareable.js';

const redis = sharedRedis();
const stores = shareable(redis);

async function mockWith(...words: string[]): Promise<Served> {
  const mock = await served(...words);
  onTestFinished(() => mock.kill('SIGKILL'));
  return mock;
}

/** Resolves to the actions that equal calls at the same time got, and how many calls were not answered. */
async function callsOf(mocks: readonly Served[], count: number) {
  const answers = await Promise.all(
    Array.from({ length: count }, async (_, number) => {
      const { url, services } = mocks[number % mocks.length] ?? expect.unreachable();
      const [{ serviceId, accessToken }] = [services[0] ?? expect.unreachable()];
      return fetch(`${url}/api/${serviceId}/auth/introspection`, {
        method: 'POST',
        headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
        body: JSON.stringify({ token: 'unknown' }),
      }).then(
        async (response) => String(JSON.parse(await response.text()).action),
        () => 'none',
      );
    }),
  );
  const countOf = (wanted: string) => answers.filter((answer) => answer === wanted).length;
  return { stubbed: countOf('FORBIDDEN'), others: countOf('UNAUTHORIZED'), unanswered: countOf('none') };
}

async function control(mock: Served, method: string, path: string, body?: object) {
  const response = await fetch(`${mock.url}/_testkit/services/${mock.services[0]?.serviceId}${path}`, {
    method,
    headers: { authorization: `Bearer ${mock.controlToken}`, 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
}

const stub = { operation: '/auth/introspection', action: 'FORBIDDEN' };

const places: Readonly<Record<string, () => string[]>> = {
  '--data': () => ['--data', emptyFolder()],
  '--store': () => ['--store', `${redis().url}/1`],
};

describe.each(Object.entries(places))('serve %s', (_, words) => {
  it('answers with a stub as often as it says, also if a process is killed', {
    timeout: 60_000,
  }, async () => {
    const place = words();
    const [one, other] = [await mockWith(...place), await mockWith(...place)];
    await control(one, 'POST', '/stubs', { ...stub, skip: 20, times: 100 });
    expect(await callsOf([one, other], 200)).toEqual({ stubbed: 100, others: 100, unanswered: 0 });
    expect((await control(other, 'POST', '/verify')).status).toBe(200);

    await control(other, 'POST', '/stubs', { ...stub, times: 150 });
    const calls = callsOf([one, other], 100);
    setTimeout(() => one.kill('SIGKILL'), 30);
    const { stubbed, others, unanswered } = await calls;
    const [, { used }] = (await control(other, 'GET', '/stubs')).body.stubs;
    expect(others).toBe(0);
    // What was not answered was possibly counted.
    expect(used).toBeGreaterThanOrEqual(stubbed);
    expect(used).toBeLessThanOrEqual(stubbed + unanswered);
    const again = await mockWith(...place);
    expect(await callsOf([again, other], 200)).toEqual({
      stubbed: 150 - used,
      others: 50 + used,
      unanswered: 0,
    });
  });
});

it('serve --scenario continues with a scenario that an earlier start has begun', {
  timeout: 60_000,
}, async () => {
  const words = ['--data', emptyFolder(), '--scenario', 'consent-denied'];
  const scenarios = async (mock: Served) => (await control(mock, 'GET', '/scenarios')).body.scenarios;
  const one = await mockWith(...words);
  const [started, ...none] = await scenarios(one);
  expect(none).toEqual([]);
  await one.kill('SIGKILL');
  const again = await mockWith(...words);
  expect(await scenarios(again)).toEqual([started]);
  await again.kill('SIGTERM');
  expect(again.errors()).toContain('Failed to follow the scenario');
  expect(again.process.exitCode).toBe(1);
});

describe.each(Object.entries(stores))('mocks that share %s', (_, fresh) => {
  it('answer with stubs and scenarios as one mock does', { timeout: 300_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(schedules, (schedule) => sharedAsAlone(schedule, fresh())),
      { seed: 4690, numRuns: runs(100) },
    );
  });
});
