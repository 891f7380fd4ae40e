import { describe, expect, it } from 'vitest';
import { testAuthlete } from '../../support/authlete.js';
import { demoWith, jwks } from '../../support/demo.js';

const withTokens = () =>
  testAuthlete({
    fixtures: demoWith({
      service: {
        serviceId: 1234567890,
        description: 'For tests',
        accessTokens: [
          { token: 'reads-clients', rights: ['view_client'] },
          { token: 'introspects', rights: ['use_introspection'] },
        ],
      },
    }),
  });

describe('GET /service/get', () => {
  it('returns all but the API secret, with the number of clients', async () => {
    const { status, body } = await withTokens().call('service_get_api');
    expect(status).toBe(200);
    expect(body).toMatchObject({ apiKey: 1234567890, jwks, metadata: [{ key: 'clientCount', value: '2' }] });
    expect(body).not.toHaveProperty('apiSecret');
    expect(body).not.toHaveProperty('resultCode');
  });

  it('sorts scopes by name and says of each whether it is a default', async () => {
    const { body } = await withTokens().call('service_get_api');
    const names = body.supportedScopes?.map(({ name }) => name) ?? [];
    expect(names).toEqual([...names].sort());
    expect(names.length).toBeGreaterThan(5);
    expect(body.supportedScopes?.every(({ defaultEntry }) => defaultEntry === false)).toBe(true);
  });

  it('shows a token with rights to clients which service it is, and no more', async () => {
    const { body } = await withTokens().call('service_get_api', undefined, { token: 'reads-clients' });
    expect(body).toEqual({
      apiKey: 1234567890,
      description: 'For tests',
      number: 1,
      serviceName: 'Demo service',
    });
  });

  it('is refused with a token that may only introspect', async () => {
    const { status, body } = await withTokens().call('service_get_api', undefined, { token: 'introspects' });
    expect(status).toBe(403);
    expect(body).toMatchObject({ resultCode: 'A457101' });
  });

  it('is 404 for a service that does not exist', async () => {
    const authlete = withTokens();
    const options = { token: authlete.organizationToken, path: { serviceId: 42 } };
    const { status, body } = await authlete.call('service_get_api', undefined, options);
    expect(status).toBe(404);
    expect(body).toMatchObject({ resultCode: 'A458203' });
  });
});

describe('GET /service/get/list', () => {
  async function withSevenServices() {
    const authlete = withTokens();
    const token = authlete.organizationToken;
    for (let made = 2; made <= 7; made += 1)
      await authlete.call('service_create_api', { serviceName: `Service ${made}`, jwks }, { token });
    const list = (query: Record<string, string | number> = {}, by = token) =>
      authlete.call('service_get_list_api', undefined, { token: by, query });
    return { authlete, list };
  }

  it('returns the first five services, in the order of their creation', async () => {
    const { list } = await withSevenServices();
    const { status, body } = await list();
    expect(status).toBe(200);
    expect(body).toMatchObject({ start: 0, end: 5, totalCount: 7 });
    expect(body.services?.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5]);
    expect(body.services?.[0]).not.toHaveProperty('apiSecret');
  });

  it('accepts start and end, of which end is exclusive', async () => {
    const { list } = await withSevenServices();
    const { body } = await list({ start: 5, end: 100 });
    expect(body).toMatchObject({ start: 5, end: 100, totalCount: 7 });
    expect(body.services?.map(({ number }) => number)).toEqual([6, 7]);
  });

  it('leaves the services out if there are none', async () => {
    const { list } = await withSevenServices();
    expect((await list({ start: 7 })).body).toEqual({ start: 7, end: 5, totalCount: 7 });
  });

  it('shows the token of a service its own service', async () => {
    const { authlete, list } = await withSevenServices();
    const { body } = await list({}, authlete.accessToken);
    expect(body).toMatchObject({
      totalCount: 1,
      services: [{ number: 1, serviceName: 'Demo service', jwks }],
    });
    const limited = await list({}, 'reads-clients');
    expect(Object.keys(limited.body.services?.[0] ?? {}).sort()).toEqual([
      'apiKey',
      'description',
      'number',
      'serviceName',
    ]);
  });

  it.each([
    ['A036201', { start: 'x' }],
    ['A036202', { start: '-1' }],
    ['A036203', { end: '1.5' }],
    ['A036204', { end: -1 }],
    ['A036203', { end: '99999999999' }],
  ])('refuses with %s %o', async (code, query) => {
    const authlete = withTokens();
    const { status, body } = await authlete.call('service_get_list_api', undefined, { query });
    expect(status).toBe(400);
    expect(body).toMatchObject({ resultCode: code });
  });
});
