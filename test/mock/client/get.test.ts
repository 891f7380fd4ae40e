import { describe, expect, it } from 'vitest';
import { testAuthlete } from '../../support/authlete.js';
import { demoWith, jwks } from '../../support/demo.js';

const first = 1_111_111_111;

function world() {
  const service = {
    accessTokens: [
      { token: 'sees-clients', rights: ['view_client' as const] },
      { token: 'sees-one', rights: ['view_client' as const], clients: [first] },
      { token: 'manages-one', rights: ['modify_client' as const], clients: [first] },
      { token: 'introspects', rights: ['use_introspection' as const] },
    ],
  };
  return testAuthlete({ fixtures: demoWith({ service, confidential: { clientId: first } }) });
}

describe('GET /client/get/{clientId}', () => {
  it('returns all of the client, its secret included', async () => {
    const { call, confidential } = world();
    const { status, body } = await call('client_get_api', undefined, { path: { clientId: first } });
    expect(status).toBe(200);
    expect(body).toMatchObject({ clientId: first, clientSecret: confidential.clientSecret });
    expect(body).not.toHaveProperty('resultCode');
  });

  it.each([
    [404, 'A001212', 42],
    [400, 'A001216', 'nobody'],
    [400, 'A001216', '1e3'],
    [400, 'A001216', '99999999999999999999'],
  ])('is %i (%s) for %s', async (status, resultCode, clientId) => {
    const answered = await world().call('client_get_api', undefined, { path: { clientId } });
    expect(answered.status).toBe(status);
    expect(answered.body).toMatchObject({ resultCode });
  });

  it('is 403 for a client of another service', async () => {
    const authlete = world();
    const token = authlete.organizationToken;
    const { body } = await authlete.call('service_create_api', { jwks }, { token });
    const path = { serviceId: body.apiKey ?? 0, clientId: first };
    const answered = await authlete.call('client_get_api', undefined, { token, path });
    expect(answered.status).toBe(403);
    expect(answered.body).toMatchObject({ resultCode: 'A001213' });
    const locking = { token, path: { ...path, clientIdentifier: first } };
    const locked = await authlete.call('client_flag_update_api', { clientLocked: true }, locking);
    expect(locked.status).toBe(403);
    expect(locked.body).toMatchObject({ resultCode: 'A001219' });
  });

  it.each([
    ['sees-clients', 200, 200],
    ['sees-one', 200, 403],
    ['manages-one', 200, 403],
    ['introspects', 403, 403],
  ])('with the token that %s: %i and %i', async (token, own, other) => {
    const { call, publicClient } = world();
    const get = (clientId: number) => call('client_get_api', undefined, { token, path: { clientId } });
    expect((await get(first)).status).toBe(own);
    expect((await get(publicClient.clientId)).status).toBe(other);
  });
});

describe('GET /client/get/list', () => {
  async function withSevenClients() {
    const authlete = world();
    for (let made = 3; made <= 7; made += 1)
      await authlete.call('client_create_api', { developer: made % 2 === 0 ? 'even' : 'odd' });
    const list = (query: Record<string, string | number> = {}, token = authlete.accessToken) =>
      authlete.call('client_get_list_api', undefined, { token, query });
    return list;
  }

  it('returns the first five clients, whole, in the order of their creation', async () => {
    const list = await withSevenClients();
    const { status, body } = await list();
    expect(status).toBe(200);
    expect(body).toMatchObject({ start: 0, end: 5, totalCount: 7 });
    expect(body.clients?.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5]);
    expect(body.clients?.[0]?.clientSecret).toBeTypeOf('string');
    expect(body).not.toHaveProperty('developer');
  });

  it('accepts start and end, of which end is exclusive', async () => {
    const list = await withSevenClients();
    const { body } = await list({ start: 1, end: 3 });
    expect(body.clients?.map(({ number }) => number)).toEqual([2, 3]);
    expect((await list({ start: 3, end: 3 })).body).toEqual({ start: 3, end: 3, totalCount: 7 });
  });

  it('accepts a developer, exactly', async () => {
    const list = await withSevenClients();
    const { body } = await list({ developer: 'odd', start: 1 });
    expect(body).toMatchObject({ developer: 'odd', totalCount: 3, start: 1 });
    expect(body.clients?.map(({ number }) => number)).toEqual([5, 7]);
    expect((await list({ developer: 'od' })).body).toMatchObject({ totalCount: 0 });
  });

  it('shows a token the clients that it may see', async () => {
    const list = await withSevenClients();
    expect((await list({}, 'sees-clients')).body.totalCount).toBe(7);
    const { body } = await list({}, 'sees-one');
    expect(body.totalCount).toBe(1);
    expect(body.clients?.map(({ clientId }) => clientId)).toEqual([first]);
    expect((await list({}, 'introspects')).status).toBe(403);
  });

  it.each([
    ['A028201', { start: 'x' }],
    ['A028202', { start: -1 }],
    ['A028203', { end: '0x5' }],
    ['A028204', { end: -1 }],
  ])('refuses with %s %o', async (resultCode, query) => {
    const { status, body } = await world().call('client_get_list_api', undefined, { query });
    expect(status).toBe(400);
    expect(body).toMatchObject({ resultCode });
  });
});
