import { describe, expect, it } from 'vitest';
import { requestToken } from '../support/flow.js';
import { openPlane } from './client.js';

const counting = () => openPlane(true, { coverage: true });

describe('Coverage over HTTP', () => {
  it('is a coverage file, of all services or of one', async () => {
    await using plane = await counting();
    await requestToken(plane.authlete, { grant_type: 'client_credentials' });
    const all = await plane.done('GET', '/coverage');
    expect(all).toMatchObject({
      format: 'authlete-testkit-coverage',
      version: 1,
      services: [{ answers: [{ operation: 'auth_token_api', action: 'OK', by: 'mock', count: 1 }] }],
    });
    expect(await plane.done('GET', `${plane.service}/coverage`)).toEqual(all);
    const { serviceId } = await plane.done('POST', '/services');
    expect(await plane.done('GET', `/services/${serviceId}/coverage`)).toMatchObject({ services: [] });
  });

  it('is summed up, with what leads to the rest', async () => {
    await using plane = await counting();
    await requestToken(plane.authlete, { grant_type: 'client_credentials' });
    const called = await plane.done('GET', '/coverage/summary');
    expect(called).toMatchObject({ of: 'called', summary: { met: 1, operations: 1 } });
    expect(called.missing).toContainEqual(
      expect.objectContaining({
        action: 'INVALID_CLIENT',
        lead: expect.objectContaining({ typescript: expect.any(String) }),
      }),
    );
    const all = await plane.done('GET', '/coverage/summary?of=all');
    expect(all.summary.operations).toBeGreaterThan(50);
  });

  it.each(['/coverage', '/coverage/summary'])('is refused at %s if the mock does not count', async (path) => {
    await using plane = await openPlane();
    expect(await plane.refused('GET', path)).toEqual([
      409,
      expect.stringContaining('Please start it with --coverage'),
    ]);
  });

  it('refuses another scope', async () => {
    await using plane = await counting();
    expect(await plane.refused('GET', '/coverage/summary?of=some')).toEqual([
      400,
      expect.stringContaining('called, all'),
    ]);
  });
});

describe('A mock that does not count', () => {
  it('starts to count on demand, for each service by itself', async () => {
    await using plane = await openPlane();
    await requestToken(plane.authlete, { grant_type: 'client_credentials' });
    await plane.done('POST', '/coverage');
    await plane.done('POST', '/coverage');
    expect(await plane.done('GET', '/coverage/summary')).toMatchObject({ summary: { met: 0 } });
    await requestToken(plane.authlete, { grant_type: 'client_credentials' });
    const { serviceId } = await plane.done('POST', '/services');
    const metOf = async (query: string) => (await plane.done('GET', `/coverage/summary${query}`)).summary.met;
    expect(await metOf('')).toBe(1);
    expect(await metOf(`?serviceId=${plane.authlete.serviceId}`)).toBe(1);
    expect(await metOf(`?serviceId=${serviceId}`)).toBe(0);
  });
});
