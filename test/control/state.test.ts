import { describe, expect, it } from 'vitest';
import { codeFor, issue, redeem, ticketFor, tokensFor } from '../support/flow.js';
import { introspect } from '../support/tokens.js';
import { openPlane } from './client.js';

describe('State over HTTP', () => {
  it('is exported and restored', async () => {
    await using plane = await openPlane();
    const path = `${plane.service}/state`;
    const code = await codeFor(plane.authlete);
    const before = await plane.done('GET', path);
    expect(before).toMatchObject({ snapshot: 1, serviceId: plane.authlete.serviceId, frozen: false });
    expect(await redeem(plane.authlete, code)).toMatchObject({ action: 'OK' });
    expect(await redeem(plane.authlete, code)).toMatchObject({ action: 'BAD_REQUEST' });
    await plane.done('PUT', path, before);
    expect(await redeem(plane.authlete, code), 'the code is not spent').toMatchObject({ action: 'OK' });
  });

  it('includes the time, which is restored too', async () => {
    await using plane = await openPlane();
    await plane.done('PUT', `${plane.service}/clock`, { time: '2030-01-01T00:00:00Z', frozen: true });
    const before = await plane.done('GET', `${plane.service}/state`);
    await plane.done('DELETE', `${plane.service}/clock`);
    await plane.done('PUT', `${plane.service}/state`, before);
    expect(await plane.done('GET', `${plane.service}/clock`)).toMatchObject({
      time: '2030-01-01T00:00:00.000Z',
      frozen: true,
    });
  });

  it('is imported even if it is larger than other bodies may be', async () => {
    await using plane = await openPlane();
    const state = await plane.done('GET', `${plane.service}/state`);
    const entry = { collection: 'client', key: 'large', value: { description: 'x'.repeat(5_000_000) } };
    const larger = { ...state, entries: [...state.entries, entry] };
    expect((await plane.call('PUT', `${plane.service}/state`, larger)).status).toBe(204);
  });

  it('is rejected if it belongs to another service', async () => {
    await using plane = await openPlane();
    const state = await plane.done('GET', `${plane.service}/state`);
    const answer = await plane.refused('PUT', `${plane.service}/state`, { ...state, serviceId: 1 });
    expect(answer).toEqual([
      400,
      expect.stringMatching(/^Failed to restore a snapshot: it belongs to .* Please/),
    ]);
  });

  it.each([
    [{}, 'snapshot is missing. Please add it.'],
    [{ snapshot: 2 }, 'serviceId is missing'],
    [{ entries: [{ collection: '', key: 'x', value: {} }] }, 'entries[0].collection is "". Allowed'],
    [
      { entries: [{ collection: 'token', key: 'x', value: 5 }] },
      'entries[0].value is 5. Allowed: an object.',
    ],
    [{ snapshot: 2, entries: [] }, 'snapshot is 2. Allowed: 1.'],
  ])('of another form is refused: %j', async (changes, message) => {
    await using plane = await openPlane();
    const state = await plane.done('GET', `${plane.service}/state`);
    const body = 'entries' in changes ? { ...state, ...changes } : changes;
    expect(await plane.refused('PUT', `${plane.service}/state`, body)).toEqual([
      400,
      expect.stringContaining(message),
    ]);
    expect(await plane.done('GET', `${plane.service}/state`)).toEqual({ ...state, time: expect.any(Number) });
  });
});

describe('Expiring an artifact over HTTP', () => {
  it('expires a ticket and a token', async () => {
    await using plane = await openPlane();
    const ticket = await ticketFor(plane.authlete);
    const { accessToken } = await tokensFor(plane.authlete);
    for (const value of [ticket, accessToken])
      expect((await plane.call('POST', `${plane.service}/expire`, { value })).status).toBe(204);
    expect(await issue(plane.authlete, ticket)).not.toMatchObject({ action: 'LOCATION' });
    expect(await introspect(plane.authlete, accessToken)).toMatchObject({ action: 'UNAUTHORIZED' });
  });

  it('is rejected for a value that was not issued', async () => {
    await using plane = await openPlane();
    expect(await plane.refused('POST', `${plane.service}/expire`, { value: 'nothing' })).toEqual([
      400,
      expect.stringMatching(/^Failed to expire a value: .* Please pass one/),
    ]);
    const [, message] = await plane.refused('POST', `${plane.service}/expire`, { value: 5 });
    expect(message).toContain('value is 5. Allowed: a string.');
  });
});
