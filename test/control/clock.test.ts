import { describe, expect, it } from 'vitest';
import { openPlane } from './client.js';

describe('The clock over HTTP', () => {
  it('can be set, frozen, advanced and returned to real time', async () => {
    await using plane = await openPlane(true, { clock: { now: () => 1_000_000 } });
    const clock = `${plane.service}/clock`;
    expect(await plane.done('GET', clock)).toEqual({
      time: '1970-01-01T00:16:40.000Z',
      epochMilliseconds: 1_000_000,
      frozen: false,
    });
    expect(await plane.done('PUT', clock, { time: '2030-01-01T00:00:00Z', frozen: true })).toEqual({
      time: '2030-01-01T00:00:00.000Z',
      epochMilliseconds: Date.UTC(2030, 0, 1),
      frozen: true,
    });
    expect(await plane.done('POST', `${clock}/advance`, { by: '10m' })).toMatchObject({
      time: '2030-01-01T00:10:00.000Z',
    });
    expect(await plane.done('POST', `${clock}/advance`, { by: -600_000 })).toMatchObject({
      time: '2030-01-01T00:00:00.000Z',
    });
    expect(await plane.done('PUT', clock, { frozen: false })).toMatchObject({ frozen: false });
    expect((await plane.authlete.world()).clock.now()).toBe(Date.UTC(2030, 0, 1));
    expect(await plane.done('DELETE', clock)).toMatchObject({ epochMilliseconds: 1_000_000 });
  });

  it.each([
    ['PUT', '', { time: 'soon' }, /^Failed to set the clock: soon is not a time\. Please/],
    ['PUT', '', {}, /^Failed to set the clock: it needs a time or frozen\. Please/],
    ['PUT', '', { frozen: 'yes' }, 'frozen is "yes". Allowed: true or false.'],
    ['PUT', '', { tim: 1 }, 'tim is unknown. Did you mean time?'],
    ['POST', '/advance', { by: 'soon' }, /^Failed to read the duration "soon"/],
    ['POST', '/advance', { by: 1e300 }, /is not a time/],
    ['POST', '/advance', {}, 'by is missing. Please add it.'],
    ['POST', '/advance', '', /^Failed to read the body of POST .*: it is empty\. Please/],
  ])('is not changed by %s %s %j', async (method, path, body, message) => {
    await using plane = await openPlane();
    const answer = await plane.refused(method, `${plane.service}/clock${path}`, body);
    expect(answer).toEqual([400, expect.stringMatching(message)]);
    expect(await plane.done('GET', `${plane.service}/clock`)).toMatchObject({ frozen: false });
  });
});
