import { request } from 'node:http';
import { describe, expect, it } from 'vitest';
import type { Permission } from '../../../src/facts/permission.js';
import { operations } from '../../../src/spec/generated/operations.js';
import { type TestAuthlete, testAuthlete } from '../../support/authlete.js';
import { demoWith, jwks } from '../../support/demo.js';

const start = Date.UTC(2030, 0, 1);

function world(data: object = {}, rights: readonly Permission[] = ['admin']) {
  let time = start;
  const organizationTokens = [{ token: 'restricted', rights }];
  const authlete = testAuthlete({
    clock: { now: () => time },
    fixtures: { ...demoWith(), organizationTokens, ...data },
  });
  const { organizationToken: token, serviceId, confidential } = authlete;
  const path = { serviceId, clientId: confidential.clientId };
  return {
    authlete,
    pass: (seconds: number) => {
      time += seconds * 1000;
    },
    /** A call that makes one entry. */
    lock: (clientLocked: boolean) =>
      authlete.call(
        'client_flag_update_api',
        { clientLocked },
        { path: { serviceId, clientIdentifier: path.clientId } },
      ),
    entries: async (query: Record<string, string | number> = {}, given = token) =>
      authlete.call('audit_entries_get_idp_api', undefined, { token: given, query }),
    path,
  };
}

/** Makes a service and a client, changes and deletes them, in steps of a second. */
async function busy(here: ReturnType<typeof world>): Promise<number> {
  const { authlete, pass } = here;
  const token = authlete.organizationToken;
  const named = { apiServerId: 1, organizationId: 2 };
  const created = await authlete.call('service_create_idp_api', { ...named, service: { jwks } }, { token });
  const serviceId = Number(created.body.apiKey);
  const of = { path: { serviceId }, token };
  pass(1);
  const client = await authlete.call('client_create_api', { clientName: 'Audited' }, of);
  const clientId = Number(client.body.clientId);
  pass(1);
  await authlete.call(
    'client_update_api',
    { clientName: 'Changed' },
    { path: { serviceId, clientId }, token },
  );
  pass(1);
  await authlete.call('client_delete_api', undefined, { path: { serviceId, clientId }, token });
  pass(1);
  await authlete.call('service_remove_idp_api', { ...named, serviceId }, { token });
  return serviceId;
}

describe('GET /api/audit/entries', () => {
  it('lists what was done, newest first', async () => {
    const here = world();
    const serviceId = await busy(here);
    const { status, body } = await here.entries();
    expect(status).toBe(200);
    expect(body.limit).toBe(100);
    expect(body).not.toHaveProperty('nextCursor');
    expect(body.entries?.map(({ event, timestamp }) => [event, timestamp])).toEqual([
      ['service.delete', '2030-01-01T00:00:04Z'],
      ['client.delete', '2030-01-01T00:00:03Z'],
      ['client.update', '2030-01-01T00:00:02Z'],
      ['client.create', '2030-01-01T00:00:01Z'],
      ['service.create', '2030-01-01T00:00:00Z'],
    ]);
    for (const entry of body.entries ?? [])
      expect(entry).toMatchObject({ status: 'completed', details: { serviceId } });
    expect(body.entries?.at(-1)).toMatchObject({
      path: '/api/service',
      details: { serviceId, organizationId: 2 },
    });
    expect(body.entries?.at(1)?.details).toHaveProperty('clientId');
  });

  it('marks a refused call as failed', async () => {
    const here = world();
    const { authlete } = here;
    await authlete.call('client_create_api', { clientName: 'x'.repeat(1001) });
    await authlete.call('client_registration_api', { json: '{' });
    const { body } = await here.entries();
    expect(body.entries).toMatchObject([
      { event: 'client.create', status: 'failed' },
      { event: 'client.create', status: 'failed' },
    ]);
  });

  it('omits calls that change neither services nor clients, that are not permitted, or that a stub answers', async () => {
    const here = world();
    const { authlete } = here;
    await authlete.call('service_get_api');
    await authlete.call('auth_token_api', {});
    await authlete.call('service_update_api', {}, { token: 'bogus' });
    (await authlete.world()).addStub({ operation: 'client_create_api', status: 500 });
    await authlete.call('client_create_api', {});
    expect((await here.entries()).body.entries).toEqual([]);
  });

  it('names the token without revealing it, and the caller', async () => {
    const { authlete } = world();
    const { url } = await authlete.listen({ port: 0 });
    await create(url, authlete);
    await authlete.close();
    const { body } = await authlete.call('audit_entries_get_idp_api', undefined, {
      token: authlete.organizationToken,
    });
    expect(body.entries).toMatchObject([{ userAgent: 'terraform/1.0', remoteAddr: '127.0.0.1' }]);
    expect(body.entries?.[0]?.user).toMatch(/^token [0-9a-f]{12}$|^token \S{12}$/);
    expect(JSON.stringify(body)).not.toContain(authlete.accessToken);
  });

  it.each([
    ['types', { types: 'client.create' }, ['client.create']],
    ['after', { after: '2030-01-01T00:00:02Z' }, ['service.delete', 'client.delete']],
    ['before', { before: '2030-01-01T00:00:01Z' }, ['service.create']],
    [
      'after and before',
      { after: '2030-01-01T00:00:00Z', before: '2030-01-01T01:00:02+01:00' },
      ['client.create'],
    ],
    ['a type that does not exist', { types: 'moon.landing' }, []],
  ])('filters by %s', async (_what, query, events) => {
    const here = world();
    await busy(here);
    expect((await here.entries(query)).body.entries?.map(({ event }) => event)).toEqual(events);
  });

  it('accepts several types', async () => {
    const here = world();
    await busy(here);
    const response = await here.authlete.fetch(
      'http://authlete.test/api/audit/entries?types=client.create&types=service.delete',
      { headers: { authorization: `Bearer ${here.authlete.organizationToken}` } },
    );
    expect(await response.json()).toMatchObject({
      entries: [{ event: 'service.delete' }, { event: 'client.create' }],
    });
  });

  it('gives every entry once, page by page, and keeps those of one timestamp together', async () => {
    const here = world();
    const many = 11;
    for (let index = 0; index < many; index += 1) {
      await here.lock(index % 2 === 0);
      if (index % 3 === 2) here.pass(1);
    }
    const seen: unknown[] = [];
    const sizes: number[] = [];
    let cursor: string | null | undefined;
    do {
      const query = { limit: 2, ...(cursor && { cursor, before: '2000-01-01T00:00:00Z' }) };
      const { body } = await here.entries(query);
      seen.push(...(body.entries ?? []));
      sizes.push(body.entries?.length ?? 0);
      cursor = body.nextCursor;
    } while (cursor);
    expect(seen).toHaveLength(many);
    expect(sizes).toEqual([2, 3, 3, 3]);
    expect(seen).toEqual((await here.entries()).body.entries);
  });

  it.each([
    [0, 1],
    [-5, 1],
    [1, 1],
    [1000, 1000],
    [5000, 1000],
  ])('makes a limit of %i one of %i', async (limit, effective) => {
    expect((await world().entries({ limit })).body.limit).toBe(effective);
  });

  it.each([
    ['after', 'yesterday'],
    ['before', '2030-13-01T00:00:00Z'],
    ['limit', 'ten'],
    ['cursor', 'bogus'],
  ])('names the parameter that cannot be read: %s', async (name, value) => {
    const { status, body } = await world().entries({ [name]: value });
    expect(status).toBe(400);
    expect(body).toEqual({ errors: [expect.stringContaining(name)] });
  });

  it('needs the right view_audit_log, which admin does not imply', async () => {
    for (const operationId of ['audit_entries_get_idp_api', 'audit_types_get_idp_api'] as const) {
      const call = (rights: readonly Permission[]) =>
        world({}, rights).authlete.call(operationId, undefined, { token: 'restricted' });
      const refused = await call(['admin']);
      expect(refused.status).toBe(403);
      expect(refused.body).toEqual({ error: expect.any(String) });
      expect((await call(['view_audit_log'])).status).toBe(200);
    }
  });

  it('refuses another organization, if the data names one', async () => {
    expect((await world().entries({ organizationId: 5 })).status).toBe(200);
    expect((await world({ organizationId: 4 }).entries({ organizationId: 4 })).status).toBe(200);
    expect((await world({ organizationId: 4 }).entries({ organizationId: 5 })).status).toBe(403);
  });

  it('is empty after a reset', async () => {
    const here = world();
    await here.lock(true);
    await here.authlete.reset();
    expect((await here.entries()).body.entries).toEqual([]);
  });
});

it('GET /api/audit/types lists the events that the log can have', async () => {
  const { authlete } = world();
  const { body } = await authlete.call('audit_types_get_idp_api', undefined, {
    token: authlete.organizationToken,
  });
  expect(body).toEqual([
    'client.create',
    'client.delete',
    'client.update',
    'service.create',
    'service.delete',
    'service.update',
  ]);
});

/** Creates a client over HTTP. */
const create = (url: string, { serviceId, accessToken }: TestAuthlete): Promise<void> =>
  new Promise((resolve, reject) => {
    const { method, path } = operations.client_create_api;
    const headers = {
      authorization: `Bearer ${accessToken}`,
      'content-type': 'application/json',
      'user-agent': 'terraform/1.0',
    };
    const target = url + path.replace('{serviceId}', String(serviceId));
    const sent = request(target, { method, headers }, (response) => {
      response.resume().on('end', resolve);
    });
    sent.on('error', reject).end('{}');
  });
