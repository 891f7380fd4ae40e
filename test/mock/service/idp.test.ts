import { describe, expect, it } from 'vitest';
import type { Permission } from '../../../src/facts/permission.js';
import { testAuthlete } from '../../support/authlete.js';
import { demoWith, jwks } from '../../support/demo.js';

const apiServerId = 76_281;
const organizationId = 4_690;
const named = { apiServerId, organizationId };

function world(data: object = {}, rights: readonly Permission[] = []) {
  const organizationTokens = [
    { token: 'restricted', rights },
    { token: 'expired', expiresAt: 1 },
  ];
  const authlete = testAuthlete({ fixtures: { ...demoWith(), organizationTokens, ...data } });
  const { organizationToken } = authlete;
  const create = (body: object, token = organizationToken) =>
    authlete.call('service_create_idp_api', body, { token });
  const remove = (body: object, token = organizationToken) =>
    authlete.call('service_remove_idp_api', body, { token });
  const get = (serviceId: number, token = organizationToken) =>
    authlete.call('service_get_api', undefined, { token, path: { serviceId } });
  return { authlete, create, remove, get };
}

describe('POST /api/service of the identity provider', () => {
  it('returns the created service, which works at once', async () => {
    const { create, get } = world();
    const service = { serviceName: 'Mine', issuer: 'https://issuer.example.com', jwks };
    const { status, body } = await create({ ...named, service });
    expect(status).toBe(200);
    expect(body).toMatchObject({ ...service, number: 2, apiSecret: expect.any(String) });
    expect((await get(Number(body.apiKey))).body).toMatchObject(service);
  });

  it('creates what /service/create creates', async () => {
    const { authlete, create } = world();
    const service = { serviceName: 'Mine', jwks, accessTokenDuration: 600, apiKey: 7, number: 70 };
    const { body: here } = await create({ ...named, service });
    const { body: there } = await authlete.call('service_create_api', service, {
      token: authlete.organizationToken,
    });
    const own = { apiKey: 0, apiSecret: '', number: 0, createdAt: 0, modifiedAt: 0 };
    expect({ ...here, ...own }).toEqual({ ...there, ...own });
  });

  it('creates a service from defaults', async () => {
    const { status, body } = await world().create(named);
    expect(status).toBe(200);
    expect(body.apiKey).toEqual(expect.any(Number));
  });

  it('refuses properties that /service/create refuses, and says which', async () => {
    const { status, body } = await world().create({
      ...named,
      service: { issuer: 'http://plain.example.com' },
    });
    expect(status).toBe(400);
    expect(body).toEqual({ error: expect.stringContaining('issuer') });
  });

  it.each([
    [['organizationId'], { apiServerId }],
    [['apiServerId'], { organizationId }],
    [['apiServerId', 'organizationId'], {}],
  ])('names the fields that are missing: %j', async (fields, body) => {
    const answered = await world().create(body);
    expect(answered.status).toBe(400);
    expect(answered.body).toEqual({ errors: fields.map((field) => expect.stringContaining(field)) });
  });
});

describe('POST /api/service/remove of the identity provider', () => {
  it('deletes a service with all that is under it', async () => {
    const { authlete, remove, get } = world();
    const { serviceId, accessToken } = authlete;
    const { status, body } = await remove({ ...named, serviceId });
    expect([status, body]).toEqual([204, undefined]);
    expect((await get(serviceId)).status).toBe(404);
    expect((await get(serviceId, accessToken)).status).toBe(401);
  });

  it('refuses a service that does not exist', async () => {
    const { status, body } = await world().remove({ ...named, serviceId: 42 });
    expect(status).toBe(400);
    expect(body).toEqual({ error: expect.stringContaining('42') });
  });

  it('names the fields that are missing', async () => {
    const { status, body } = await world().remove({});
    expect(status).toBe(400);
    expect(body).toMatchObject({ errors: { length: 3 } });
  });
});

describe.each([
  ['POST /api/service', 'service_create_idp_api', 'create_service'],
  ['POST /api/service/remove', 'service_remove_idp_api', 'modify_service'],
] as const)('%s', (endpoint, operationId, right) => {
  const ask = ({ authlete }: ReturnType<typeof world>, token: string, given: object = {}) =>
    authlete.call(
      operationId,
      { ...named, serviceId: authlete.serviceId, service: { jwks }, ...given },
      { token },
    );

  it.each([
    [401, 'no token', ''],
    [400, 'an unknown token', 'bogus'],
    [400, 'an expired token', 'expired'],
    [403, 'a token of a service', undefined],
    [403, 'a token without the right', 'restricted'],
  ])('refuses with %i, in the form of the identity provider, %s', async (status, _what, token) => {
    const here = world();
    const answered = await ask(here, token ?? here.authlete.accessToken);
    expect(answered.status).toBe(status);
    expect(answered.body).toEqual({ error: expect.any(String) });
    expect((await here.get(here.authlete.serviceId)).status).toBe(200);
  });

  it(`accepts a token with the right ${right}`, async () => {
    expect((await ask(world({}, [right]), 'restricted')).status).toBeLessThan(300);
  });

  it('accepts any organization ID, or only that of the organization if the data gives one', async () => {
    const token = 'of-the-organization';
    expect((await ask(world({ organizationToken: token }), token)).status).toBeLessThan(300);
    const strict = { organizationId, organizationToken: token };
    expect((await ask(world(strict), token)).status).toBeLessThan(300);
    const answered = await ask(world(strict), token, { organizationId: 1 });
    expect(answered.status).toBe(403);
    expect(answered.body).toMatchObject({ error: expect.any(String), organizationId: 1 });
  });

  it('says in the form of the identity provider that a body cannot be read', async () => {
    const { authlete } = world();
    const headers = {
      authorization: `Bearer ${authlete.organizationToken}`,
      'content-type': 'application/json',
    };
    const path = endpoint.replace('POST ', '');
    const answered = await authlete.fetch(`http://authlete.test${path}`, {
      method: 'POST',
      headers,
      body: '{',
    });
    expect(answered.status).toBe(400);
    expect(await answered.json()).toEqual({ error: expect.stringContaining('JSON') });
  });

  it('is not limited with the calls of the API server', async () => {
    const authlete = testAuthlete({ fixtures: demoWith(), rateLimit: { perSecond: 1, burst: 1 } });
    const token = authlete.organizationToken;
    for (const _call of [1, 2, 3]) expect((await authlete.call(operationId, {}, { token })).status).toBe(400);
  });
});
