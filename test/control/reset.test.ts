import { describe, expect, it } from 'vitest';
import { jwks } from '../support/demo.js';
import { requestToken, tokensFor } from '../support/flow.js';
import { introspect } from '../support/tokens.js';
import { openPlane, type Plane } from './client.js';

describe('A reset over HTTP', () => {
  const used = async (plane: Plane) => {
    const { accessToken } = await tokensFor(plane.authlete);
    await plane.done('POST', `${plane.service}/stubs`, { operation: '*', status: 500 });
    await plane.done('POST', `${plane.service}/clock/advance`, { by: '1d' });
    return accessToken;
  };

  it.each(['one service', 'everything'])('of %s returns to the start', async (what) => {
    await using plane = await openPlane();
    const accessToken = await used(plane);
    const path = what === 'everything' ? '/reset' : `${plane.service}/reset`;
    expect((await plane.call('POST', path)).status).toBe(204);
    expect(await plane.done('GET', `${plane.service}/stubs`)).toEqual({ stubs: [], problems: [] });
    expect(await plane.done('GET', `${plane.service}/journal`)).toEqual({ entries: [] });
    const { epochMilliseconds } = await plane.done('GET', `${plane.service}/clock`);
    expect(Math.abs(epochMilliseconds - Date.now())).toBeLessThan(60_000);
    expect(await introspect(plane.authlete, accessToken)).toMatchObject({ action: 'UNAUTHORIZED' });
  });

  it('of one service does not affect others', async () => {
    await using plane = await openPlane();
    const { serviceId } = await plane.done('POST', '/services', { jwks });
    await plane.done('POST', `/services/${serviceId}/reset`);
    await requestToken(plane.authlete, { grant_type: 'client_credentials' });
    await plane.done('POST', `/services/${serviceId}/reset`);
    expect((await plane.done('GET', `${plane.service}/journal`)).entries).toHaveLength(1);
  });

  it('of everything deletes later services and restores deleted ones', async () => {
    await using plane = await openPlane();
    const { serviceId } = await plane.done('POST', '/services', { jwks });
    await plane.done('DELETE', plane.service);
    await plane.done('POST', '/reset');
    expect(await plane.done('GET', '/services')).toEqual({
      services: [{ serviceId: plane.authlete.serviceId, serviceName: 'Demo service' }],
    });
    expect((await plane.call('POST', `/services/${serviceId}/reset`)).status).toBe(404);
  });
});
