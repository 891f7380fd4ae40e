import { describe, expect, it } from 'vitest';
import type { Permission } from '../../../src/facts/permission.js';
import { expandRights } from '../../../src/mock/access/rights.js';
import { hours } from '../../../src/mock/state/clock.js';
import type { OperationId } from '../../../src/spec/types.js';
import { type CallOptions, testAuthlete } from '../../support/authlete.js';
import { demoWith, jwks } from '../../support/demo.js';

const now = Date.UTC(2030, 0, 1);

const world = (rights: readonly Permission[] = ['modify_service'], organization?: readonly Permission[]) =>
  testAuthlete({
    clock: { now: () => now },
    fixtures: {
      ...demoWith({
        service: {
          accessTokens: [
            { token: 'restricted', rights },
            { token: 'expires', expiresAt: now + hours(1) },
          ],
        },
      }),
      organizationTokens: [
        { token: 'restricted-organization', ...(organization && { rights: organization }) },
        { token: 'expired-organization', expiresAt: now },
      ],
    },
  });

const serviceGet = (authlete: ReturnType<typeof world>, headers: Record<string, string>) =>
  authlete.fetch(`http://authlete.test/api/${authlete.serviceId}/service/get`, { headers });

describe('The Authorization header', () => {
  it('may have its scheme in upper or lower case, and spaces around the token', async () => {
    const authlete = world();
    for (const scheme of ['Bearer', 'bearer', 'BEARER', 'Bearer  ']) {
      const response = await serviceGet(authlete, { authorization: `${scheme} ${authlete.accessToken}` });
      expect(response.status).toBe(200);
    }
  });

  it.each([
    ['A001202', 'is missing', {}],
    ['A001202', 'is empty', { authorization: '' }],
    ['A001203', 'has another scheme', { authorization: 'Basic YTpi' }],
    ['A001203', 'has no token', { authorization: 'Bearer' }],
    ['A001203', 'has no scheme', { authorization: 'token' }],
    ['A001203', 'has two tokens', { authorization: 'Bearer a b' }],
    ['A458101', 'has an unknown token', { authorization: 'Bearer bogus' }],
  ])('is refused with 401 and %s if it %s', async (resultCode, _what, headers) => {
    const response = await serviceGet(world(), headers);
    expect(response.status).toBe(401);
    expect(response.headers.get('content-type')).toMatch(/^application\/json/);
    const body = await response.json();
    expect(body).toEqual({
      resultCode,
      resultMessage: expect.stringMatching(new RegExp(`^\\[${resultCode}\\] /service/get, .`)),
    });
  });

  it('is checked before everything else', async () => {
    const { fetch } = world();
    const response = await fetch('http://authlete.test/api/42/auth/token', { method: 'POST', body: '{' });
    expect(response.status).toBe(401);
  });
});

describe('An API access token', () => {
  it('ends when it expires, on the clock of the service', async () => {
    const authlete = world();
    const service = await authlete.world();
    expect((await authlete.call('service_get_api', undefined, { token: 'expires' })).status).toBe(200);
    service.clock.advance(hours(1));
    const { status, body } = await authlete.call('service_get_api', undefined, { token: 'expires' });
    expect(status).toBe(401);
    expect(body).toMatchObject({ resultCode: 'A458101' });
  });

  it('of an organization ends too', async () => {
    const { call } = world();
    expect((await call('service_get_list_api', undefined, { token: 'expired-organization' })).status).toBe(
      401,
    );
  });

  it('is for its own service alone', async () => {
    const authlete = world();
    const { body } = await authlete.call(
      'service_create_api',
      { jwks },
      { token: authlete.organizationToken },
    );
    const path = { serviceId: body.apiKey ?? 0 };
    const answered = await authlete.call('service_get_api', undefined, { path });
    expect(answered.status).toBe(403);
    expect(answered.body).toMatchObject({
      resultCode: 'A457101',
      resultMessage: expect.stringContaining(String(body.apiKey)),
    });
    expect((await authlete.call('auth_token_api', {}, { path })).status).toBe(403);
  });

  it('of a service does not tell whether another service exists', async () => {
    const { call } = world();
    expect((await call('service_get_api', undefined, { path: { serviceId: 42 } })).status).toBe(403);
  });

  it('of an organization is for every service, and learns which do not exist', async () => {
    const authlete = world();
    const token = authlete.organizationToken;
    expect((await authlete.call('service_get_api', undefined, { token })).status).toBe(200);
    for (const serviceId of [42, 0, 'abc', '1e9', '99999999999999999999']) {
      const options = { token, path: { serviceId } };
      const { status, body } = await authlete.call('service_get_api', undefined, options);
      expect(status).toBe(404);
      expect(body).toMatchObject({ resultCode: 'A458203' });
    }
  });
});

describe('The rights', () => {
  const ofUseService = ['use_introspection', 'view_service', 'view_client'] as const;
  const ofCreateClient = ['use_service', 'modify_client', ...ofUseService] as const;
  const ofModifyService = ['create_client', ...ofCreateClient] as const;

  it.each<[Permission, readonly Permission[]]>([
    ['view_client', []],
    ['modify_client', ['view_client']],
    ['view_service', ['view_client']],
    ['use_introspection', []],
    ['use_service', ofUseService],
    ['create_client', ofCreateClient],
    ['modify_service', ofModifyService],
    ['create_service', ['view_default_service']],
    ['view_default_service', []],
    ['delete_service', []],
    ['view_audit_log', []],
    [
      'admin',
      ['modify_service', 'create_service', 'view_default_service', 'delete_service', ...ofModifyService],
    ],
  ])('%s implies %j', (right, implied) => {
    expect(expandRights([right])).toEqual(new Set([right, ...implied]));
  });

  /** Each kind of call, with the rights that permit it: those that are the least. */
  const calls: readonly [OperationId, object | undefined, readonly Permission[]][] = [
    ['auth_introspection_api', {}, ['use_introspection', 'use_service']],
    ['auth_authorization_api', {}, ['use_service']],
    ['auth_token_api', {}, ['use_service']],
    ['service_jwks_get_api', undefined, ['use_service']],
    ['service_configuration_api', undefined, ['use_service']],
    ['service_get_api', undefined, ['view_service', 'view_client', 'modify_client', 'use_service']],
    ['client_get_list_api', undefined, ['view_service', 'view_client', 'modify_client', 'use_service']],
    ['client_update_api', { defaultMaxAge: -1 }, ['modify_client']],
    ['client_secret_update_api', {}, ['modify_client']],
    ['client_flag_update_api', {}, ['modify_client']],
    ['client_create_api', { defaultMaxAge: -1 }, []],
    ['client_delete_api', undefined, []],
    ['service_update_api', { accessTokenDuration: -1 }, []],
  ];
  const creators = new Set(['client_create_api', 'client_delete_api']);
  const every: readonly Permission[] = [
    'view_client',
    'modify_client',
    'view_service',
    'use_introspection',
    'use_service',
    'create_client',
    'modify_service',
    'view_default_service',
    'create_service',
    'delete_service',
    'view_audit_log',
    'admin',
  ];

  const permitted = (operationId: OperationId, least: readonly Permission[], right: Permission): boolean => {
    if (right === 'admin' || right === 'modify_service') return true;
    if (right === 'create_client') return least.length > 0 || creators.has(operationId);
    return least.includes(right);
  };

  it.each(every)('%s permits what it should, and nothing else', async (right) => {
    const authlete = world([right], [right]);
    const path = { clientId: 42, clientIdentifier: 42 };
    for (const token of ['restricted', 'restricted-organization']) {
      const refused: string[] = [];
      for (const [operationId, body] of calls) {
        const { status } = await authlete.call(operationId, body, { token, path });
        if (status === 403) refused.push(operationId);
      }
      const expected = calls.filter(([operationId, , least]) => !permitted(operationId, least, right));
      expect(refused, token).toEqual(expected.map(([operationId]) => operationId));
    }
  });

  it.each<[Permission, number, number]>([
    ['admin', 201, 204],
    ['create_service', 201, 403],
    ['delete_service', 403, 204],
    ['modify_service', 403, 403],
    ['view_audit_log', 403, 403],
  ])('%s of an organization: create %i, delete %i', async (right, created, deleted) => {
    const { call } = world([], [right]);
    const options: CallOptions = { token: 'restricted-organization' };
    expect((await call('service_create_api', { jwks }, options)).status).toBe(created);
    expect((await call('service_delete_api', undefined, options)).status).toBe(deleted);
  });

  it('to create services mean nothing in a token of one service', async () => {
    const { call } = world(['admin']);
    expect((await call('service_create_api', {}, { token: 'restricted' })).status).toBe(403);
    expect((await call('service_delete_api', undefined, { token: 'restricted' })).status).toBe(204);
  });

  it('are named when they are missing', async () => {
    const authlete = world(['view_client']);
    const { body } = await authlete.call('client_create_api', {}, { token: 'restricted' });
    expect(body).toMatchObject({
      resultCode: 'A457101',
      resultMessage: expect.stringMatching(
        new RegExp(`^\\[A457101\\] \\(/client/create\\) .*\\[CREATE_CLIENT\\].*\\(${authlete.serviceId}\\)`),
      ),
    });
  });
});
