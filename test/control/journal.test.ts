import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { describe, expect, it } from 'vitest';
import { authorize, requestToken, ticketFor } from '../support/flow.js';
import { openPlane, type Plane } from './client.js';

const credentials = { grant_type: 'client_credentials' };

/** Resolves when a server of this process receives a request for a path. */
const requested = (path: string): Promise<void> =>
  new Promise((resolve) => {
    const start = 'http.server.request.start';
    const seen = (message: unknown) => {
      if (!Object(message).request.url.includes(path)) return;
      unsubscribe(start, seen);
      resolve();
    };
    subscribe(start, seen);
  });

async function threeCalls({ authlete }: Plane): Promise<void> {
  await authorize(authlete);
  await requestToken(authlete, credentials);
  await requestToken(authlete, { grant_type: 'magic' });
}

describe('The mark of a journal over HTTP', () => {
  it('puts the name of the test into the calls, by which they can be filtered', async () => {
    await using plane = await openPlane();
    const path = `${plane.service}/journal`;
    expect(await plane.done('GET', `${path}/mark`)).toEqual({});
    expect(await plane.done('PUT', `${path}/mark`, { test: 'login & consent' })).toEqual({
      test: 'login & consent',
    });
    await ticketFor(plane.authlete);
    expect(await plane.done('GET', `${path}/mark`)).toEqual({ test: 'login & consent' });
    await plane.call('DELETE', `${path}/mark`);
    await ticketFor(plane.authlete);
    const query = `test=${encodeURIComponent('login & consent')}`;
    for (const found of [`${path}?${query}`, `${path}?${query}&brief=true`])
      expect((await plane.done('GET', found)).entries).toMatchObject([
        { sequence: 1, test: 'login & consent' },
      ]);
    expect(await plane.done('GET', `${path}/wait?${query}`)).toMatchObject({ sequence: 1 });
    expect(await plane.done('GET', `${path}?after=1`)).toMatchObject({ entries: [{ sequence: 2 }] });
    expect((await plane.call('PUT', `${path}/mark`, { test: '' })).status).toBe(400);
  });
});

describe('The journal over HTTP', () => {
  it('lists calls and responses, without secrets', async () => {
    await using plane = await openPlane();
    await threeCalls(plane);
    const { entries } = await plane.done('GET', `${plane.service}/journal`);
    expect(entries).toHaveLength(3);
    expect(entries[1]).toMatchObject({
      sequence: 2,
      method: 'POST',
      operationId: 'auth_token_api',
      action: 'OK',
      resultCode: 'A052001',
      status: 200,
      answeredBy: 'mock',
      response: { accessToken: '***' },
    });
    expect(JSON.stringify(entries)).not.toContain(plane.authlete.confidential.clientSecret);
  });

  it('lists the latest calls with their secrets, for tools that compare values', async () => {
    await using plane = await openPlane();
    await threeCalls(plane);
    const { entries } = await plane.done('GET', `${plane.service}/journal/unmasked?after=1`);
    expect(entries).toMatchObject([
      { sequence: 2, request: { clientSecret: plane.authlete.confidential.clientSecret } },
      { sequence: 3, resultCode: expect.any(String) },
    ]);
    expect(entries[0].response.accessToken).not.toBe('***');
    const one = async (sequence: number) =>
      (await plane.done('GET', `${plane.service}/journal/unmasked?sequence=${sequence}`)).entries;
    expect([await one(2), await one(9)]).toEqual([[entries[0]], []]);
  });

  it.each([
    ['operation=/auth/token', [2, 3]],
    ['operation=auth_authorization_api', [1]],
    ['action=BAD_REQUEST', [3]],
    ['resultCode=A052001', [2]],
    ['status=200', [1, 2, 3]],
    ['status=404', []],
    ['answeredBy=mock&after=1', [2, 3]],
    ['answeredBy=stub', []],
    ['limit=2', [2, 3]],
    ['operation=/auth/token&limit=1', [3]],
    ['limit=10', [1, 2, 3]],
  ])('lists those with %s', async (query, sequences) => {
    await using plane = await openPlane();
    await threeCalls(plane);
    const { entries } = await plane.done('GET', `${plane.service}/journal?${query}`);
    expect(entries.map(({ sequence }: { sequence: number }) => sequence)).toEqual(sequences);
  });

  it.each([
    ['limt=1', 'limt is unknown. Did you mean limit?'],
    ['limit=0', 'limit is 0. Allowed: an integer, 1 or more.'],
    ['status=ok', 'status is "ok". Allowed: an integer, 0 or more.'],
    ['action=A&action=B', 'action is a list. Allowed: a string.'],
    ['answeredBy=magic', 'answeredBy is "magic". Allowed: stub, mock, recording, contract.'],
    ['after=', 'after is "". Allowed: an integer, 0 or more.'],
  ])('refuses %s', async (query, message) => {
    await using plane = await openPlane();
    expect(await plane.refused('GET', `${plane.service}/journal?${query}`)).toEqual([
      400,
      `Failed to read the query: ${message}`,
    ]);
  });

  it('can be cleared', async () => {
    await using plane = await openPlane();
    await threeCalls(plane);
    expect((await plane.call('DELETE', `${plane.service}/journal`)).status).toBe(204);
    expect(await plane.done('GET', `${plane.service}/journal`)).toEqual({ entries: [] });
  });
});

describe('Waiting for a call over HTTP', () => {
  it('ends at once if the call has already come', async () => {
    await using plane = await openPlane();
    await threeCalls(plane);
    const path = `${plane.service}/journal/wait?operation=/auth/token&action=BAD_REQUEST`;
    expect(await plane.done('GET', path)).toMatchObject({ sequence: 3 });
  });

  it('ends when the call comes', async () => {
    await using plane = await openPlane();
    const waiting = plane.done('GET', `${plane.service}/journal/wait?operation=/auth/token`);
    await authorize(plane.authlete);
    await requestToken(plane.authlete, credentials);
    expect(await waiting).toMatchObject({ operationId: 'auth_token_api' });
  });

  it('ends with 422 and the calls that came instead', async () => {
    await using plane = await openPlane();
    await authorize(plane.authlete);
    const path = `${plane.service}/journal/wait?operation=/auth/token&timeout=20ms`;
    expect(await plane.refused('GET', path)).toEqual([
      422,
      'Failed to wait for a call: none matched {"operation":"/auth/token"} within 20 ms. The last calls were: auth_authorization_api INTERACTION.',
    ]);
  });

  it.each(['soon', '11m', '-1s', '5'])('rejects the timeout %s', async (timeout) => {
    await using plane = await openPlane();
    const [status, message] = await plane.refused('GET', `${plane.service}/journal/wait?timeout=${timeout}`);
    expect(status).toBe(400);
    expect(message).toMatch(/^Failed to .* Please use one/);
  });

  it('ends when the mock closes', async () => {
    const plane = await openPlane();
    const asked = requested('/journal/wait');
    const waiting = plane.refused('GET', `${plane.service}/journal/wait?timeout=10m`);
    await asked;
    // A later request is answered after the first one waits.
    await plane.done('GET', '/journal');
    await plane.authlete.close();
    expect(await waiting).toEqual([503, 'Failed to wait: the mock is stopping. Please restart it.']);
  });
});
