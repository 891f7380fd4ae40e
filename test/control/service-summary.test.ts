import { describe, expect, it } from 'vitest';
import { createAuthlete } from '../../src/index.js';
import { fixturesSchema } from '../../src/mock/fixtures/schema.js';
import { loadContract } from '../../src/spec/contract.js';
import { mismatchWith } from '../../src/spec/mismatch.js';
import { codeFor, requestToken, ticketFor } from '../support/flow.js';
import { openPlane, type Plane } from './client.js';

const redeem = ({ authlete }: Plane, code: string) =>
  requestToken(authlete, {
    grant_type: 'authorization_code',
    code,
    redirect_uri: authlete.confidential.redirectUri,
  });

describe('A service over HTTP', () => {
  it('is summed up with what it has issued, and its time', async () => {
    await using plane = await openPlane();
    await redeem(plane, await codeFor(plane.authlete));
    await ticketFor(plane.authlete);
    const summary = await plane.done('GET', plane.service);
    expect(summary).toMatchObject({
      serviceId: plane.authlete.serviceId,
      serviceName: 'Demo service',
      artifacts: { ticket: { live: 1, total: 2 }, accessToken: { live: 1, total: 1 } },
      clock: { frozen: false },
    });
    expect(summary.supported.grantTypes).toContain('AUTHORIZATION_CODE');
    expect(summary.supported.scopes).toContain('openid');
    const { clients } = await plane.done('GET', `${plane.service}/clients`);
    expect(clients).toHaveLength(summary.clients);
    const { clientId, redirectUri, clientSecret } = plane.authlete.confidential;
    expect(clients).toContainEqual(
      expect.objectContaining({
        clientId,
        clientType: 'CONFIDENTIAL',
        redirectUris: expect.arrayContaining([redirectUri]),
        locked: false,
      }),
    );
    expect(JSON.stringify(clients)).not.toContain(clientSecret);
  });

  it('gives the settings of an authorization server, with the address by which it was called', async () => {
    await using plane = await openPlane();
    const { blocks } = await plane.done('GET', `${plane.service}/environment`);
    expect(blocks[0].lines).toEqual([
      `AUTHLETE_BASE_URL=${plane.url}`,
      `AUTHLETE_SERVICE_ID=${plane.authlete.serviceId}`,
      `AUTHLETE_API_TOKEN=${plane.authlete.accessToken}`,
    ]);
  });

  it('is created again by the fixtures that it exports', async () => {
    await using plane = await openPlane();
    const changed = {
      clientName: 'Renamed',
      clientType: 'CONFIDENTIAL',
      clientIdAliasEnabled: false,
      locked: true,
      redirectUris: ['https://client.example.com/callback'],
    };
    await plane.authlete.call('client_create_api', changed);
    const world = await plane.authlete.world();
    world.quirks.authorizationCodeLifetime = 60;
    const fixtures = await plane.done('GET', `${plane.service}/fixtures`);
    const contract = loadContract();
    expect(mismatchWith(fixturesSchema(contract), fixtures, contract.resolve)).toBeUndefined();

    await using again = createAuthlete({ fixtures });
    expect(again.services).toMatchObject([
      { serviceId: plane.authlete.serviceId, accessToken: plane.authlete.accessToken },
    ]);
    const copy = await again.service(plane.authlete.serviceId);
    if (copy === undefined) throw new Error('The service was not created.');
    expect(copy.quirks).toEqual(world.quirks);
    const stable = (record: object | undefined) => ({ ...record, createdAt: 0, modifiedAt: 0, number: 0 });
    expect(stable(await copy.settings())).toEqual(stable(await world.settings()));
    const clients = async (service: typeof world) => (await service.list('client')).map(stable);
    expect(await clients(copy)).toEqual(await clients(world));
    expect(await clients(copy)).toHaveLength(3);
  });
});

describe('The scenario of a flow', () => {
  it('is met by the same calls, and by no others', async () => {
    await using plane = await openPlane();
    await redeem(plane, await codeFor(plane.authlete));
    const { flows } = await plane.done('GET', `${plane.service}/flows`);
    const scenario = await plane.done('GET', `${plane.service}/flows/${flows[0].id}/scenario`);
    expect(scenario.expect).toHaveLength(3);
    const { id } = await plane.done('POST', `${plane.service}/scenarios`, scenario);
    const verify = async () => (await plane.call('POST', `${plane.service}/scenarios/${id}/verify`)).status;
    const code = await codeFor(plane.authlete);
    expect(await verify()).toBe(422);
    await redeem(plane, code);
    expect(await verify()).toBe(200);
    expect(await plane.refused('GET', `${plane.service}/flows/flow-99/scenario`)).toEqual([
      404,
      expect.stringContaining('the journal has no such flow'),
    ]);
  });
});

describe('The journal of calls that belong to no service', () => {
  it('lists calls of unknown paths and services, until the mock is reset', async () => {
    await using plane = await openPlane();
    await ticketFor(plane.authlete);
    await fetch(`${plane.url}/api/${plane.authlete.serviceId}/auth/tokn`, { method: 'POST' });
    await fetch(`${plane.url}/api/1/auth/token`, {
      method: 'POST',
      headers: { authorization: `Bearer ${plane.authlete.organizationToken}` },
    });
    const { entries } = await plane.done('GET', '/journal');
    expect(entries).toMatchObject([
      { sequence: 1, target: `/api/${plane.authlete.serviceId}/auth/tokn`, status: 404 },
      { sequence: 2, operationId: 'auth_token_api' },
    ]);
    expect((await plane.done('GET', '/journal?operation=/auth/token&limit=1')).entries).toHaveLength(1);
    expect((await plane.done('GET', `${plane.service}/journal`)).entries).toHaveLength(1);
    const stream = await fetch(`${plane.controlUrl}/journal/events?after=1`, {
      headers: { authorization: `Bearer ${plane.token}` },
    });
    const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    while (!text.includes('auth_token_api')) text += (await reader?.read())?.value ?? '';
    await reader?.cancel();
    expect(text).toContain('id: 2\n');
    await plane.done('POST', '/reset');
    expect(await plane.done('GET', '/journal')).toEqual({ entries: [] });
  });
});
