import { describe, expect, it } from 'vitest';
import { type TestAuthlete, testAuthlete } from '../support/authlete.js';
import { demoWith } from '../support/demo.js';

const serviceOwner = { apiKey: '5000000001', apiSecret: 'the-secret-of-the-owner' };
const apiSecret = 'the-secret-of-the-service';

const start = (): TestAuthlete =>
  testAuthlete({ fixtures: { ...demoWith({ service: { apiSecret } }), serviceOwner } });

const basic = (key: string | number, secret: string) =>
  `Basic ${Buffer.from(`${key}:${secret}`).toString('base64')}`;

/** Calls Authlete as the clients of 2.x do: no service in the path, HTTP Basic. */
async function call(authlete: TestAuthlete, path: string, body?: object, authorization?: string) {
  const response = await authlete.fetch(`http://authlete.test/api${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      authorization: authorization ?? basic(authlete.serviceId, apiSecret),
      ...(body && { 'content-type': 'application/json;charset=UTF-8' }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
}

const request = ({ confidential }: TestAuthlete) =>
  `response_type=code&client_id=${confidential.clientId}&redirect_uri=${encodeURIComponent(confidential.redirectUri)}&scope=openid&state=s`;

describe('A client of Authlete 2.x', () => {
  it('runs the code flow, and reaches the same service as a client of 3.0', async () => {
    const authlete = start();
    const authorized = await call(authlete, '/auth/authorization', { parameters: request(authlete) });
    expect(authorized.status).toBe(200);
    expect(authorized.body).toMatchObject({ type: 'authorizationResponse', action: 'INTERACTION' });
    const { ticket } = authorized.body;
    const issued = await call(authlete, '/auth/authorization/issue', { ticket, subject: 'joe' });
    expect(issued.body).toMatchObject({ type: 'authorizationIssueResponse', action: 'LOCATION' });

    const { clientId, clientSecret, redirectUri } = authlete.confidential;
    const parameters = `grant_type=authorization_code&code=${issued.body.authorizationCode}&redirect_uri=${encodeURIComponent(redirectUri)}`;
    const credentials = { clientId: String(clientId), clientSecret };
    const token = await call(authlete, '/auth/token', { parameters, ...credentials });
    expect(token.body).toMatchObject({ type: 'tokenResponse', action: 'OK', subject: 'joe' });

    const { accessToken } = token.body;
    const introspected = await call(authlete, '/auth/introspection', { token: accessToken });
    expect(introspected.body).toMatchObject({ type: 'introspectionResponse', action: 'OK', usable: true });
    const userInfo = await call(authlete, '/auth/userinfo', { token: accessToken });
    expect(userInfo.body).toMatchObject({ type: 'userInfoResponse', action: 'OK', subject: 'joe' });
    expect((await authlete.call('auth_introspection_api', { token: accessToken })).body.action).toBe('OK');

    const revoked = await call(authlete, '/auth/revocation', {
      parameters: `token=${accessToken}`,
      ...credentials,
    });
    expect(revoked.body).toMatchObject({ type: 'revocationResponse', action: 'OK' });
    expect((await call(authlete, '/auth/introspection', { token: accessToken })).body).toMatchObject({
      action: 'UNAUTHORIZED',
    });
  });

  it('is answered with the type first, then code and message, then the rest in alphabetical order', async () => {
    const authlete = start();
    const { body } = await call(authlete, '/auth/introspection', { token: 'unknown' });
    const [type, code, message, ...rest] = Object.keys(body);
    expect([type, code, message]).toEqual(['type', 'resultCode', 'resultMessage']);
    expect(rest).toEqual([...rest].sort());
    expect(body.responseContent).toContain(
      'error_uri="https://www.authlete.com/documents/apis/result_codes#A057302"',
    );
  });

  it('gets errors in a redirect with the same documentation', async () => {
    const authlete = start();
    const { body } = await call(authlete, '/auth/authorization', {
      parameters: `${request(authlete)}&max_age=old`,
    });
    expect(body.action).toBe('LOCATION');
    expect(body.responseContent).toContain(encodeURIComponent('https://www.authlete.com/documents/'));
  });

  it('manages the clients of its service', async () => {
    const authlete = start();
    const { clientId } = authlete.confidential;
    const got = await call(authlete, `/client/get/${clientId}`);
    expect(got.body).toMatchObject({ clientId, clientName: 'Demo web app' });
    expect(got.body).not.toHaveProperty('type');
    expect((await call(authlete, '/client/get/list')).body).toMatchObject({ totalCount: 2 });
    expect((await call(authlete, '/service/jwks/get')).body).toMatchObject({ keys: expect.any(Array) });
  });

  it('creates a client for a developer only', async () => {
    const authlete = start();
    const client = { clientName: 'Made in 2.x' };
    for (const developer of [undefined, null, ''])
      expect(await call(authlete, '/client/create', { ...client, developer })).toMatchObject({
        status: 400,
        body: { resultCode: 'A031202' },
      });
    const made = await call(authlete, '/client/create', { ...client, developer: 'joe' });
    expect(made).toMatchObject({ status: 201, body: { developer: 'joe' } });
    expect((await authlete.call('client_create_api', client)).status).toBe(201);
  });

  it('is not shown the enum values that came later, which closed enums of its libraries refuse', async () => {
    const supportedGrantTypes = [
      'AUTHORIZATION_CODE',
      'PRE_AUTHORIZED_CODE',
      'TOKEN_EXCHANGE',
      'JWT_BEARER',
    ] as const;
    const supportedTokenAuthMethods = ['CLIENT_SECRET_BASIC', 'ATTEST_JWT_CLIENT_AUTH'] as const;
    const service = {
      apiSecret,
      supportedGrantTypes: [...supportedGrantTypes],
      supportedTokenAuthMethods: [...supportedTokenAuthMethods],
    };
    const authlete = testAuthlete({
      fixtures: demoWith({ service, confidential: { grantTypes: [...supportedGrantTypes] } }),
    });
    const old = {
      supportedGrantTypes: ['AUTHORIZATION_CODE'],
      supportedTokenAuthMethods: ['CLIENT_SECRET_BASIC'],
    };
    expect((await call(authlete, '/service/get')).body).toMatchObject(old);
    const authorized = await call(authlete, '/auth/authorization', { parameters: request(authlete) });
    expect(authorized.body.service).toMatchObject(old);
    const clients = (await call(authlete, '/client/get/list')).body.clients;
    expect(clients[0].grantTypes).toEqual(['AUTHORIZATION_CODE']);
    const current = (await authlete.call('service_get_api')).body;
    expect(current).toMatchObject({ supportedGrantTypes, supportedTokenAuthMethods });
  });

  it.each([
    ['an unknown key', basic(4711, apiSecret), 'A003201'],
    ['a wrong secret', (authlete: TestAuthlete) => basic(authlete.serviceId, 'wrong'), 'A003204'],
  ])('is refused with %s', async (_, authorization, resultCode) => {
    const authlete = start();
    const given = typeof authorization === 'string' ? authorization : authorization(authlete);
    const refused = await call(authlete, '/auth/token', { parameters: '' }, given);
    expect(refused).toMatchObject({ status: 401, body: { resultCode } });
  });
});

describe('The owner of services', () => {
  const owner = basic(serviceOwner.apiKey, serviceOwner.apiSecret);

  it('creates, reads, lists, updates and deletes them', async () => {
    const authlete = start();
    const made = await call(authlete, '/service/create', { serviceName: 'Made in 2.x' }, owner);
    expect(made).toMatchObject({ status: 201, body: { serviceName: 'Made in 2.x' } });
    const { apiKey } = made.body;
    expect((await call(authlete, `/service/get/${apiKey}`, undefined, owner)).body).toMatchObject({ apiKey });
    expect((await call(authlete, '/service/get/list', undefined, owner)).body).toMatchObject({
      totalCount: 2,
    });
    const changed = { ...made.body, serviceName: 'Renamed' };
    const updated = await call(authlete, `/service/update/${apiKey}`, changed, owner);
    expect(updated.body).toMatchObject({ serviceName: 'Renamed' });
    const deleted = await authlete.fetch(`http://authlete.test/api/service/delete/${apiKey}`, {
      method: 'DELETE',
      headers: { authorization: owner },
    });
    expect(deleted.status).toBe(204);
  });

  it.each([
    ['an unknown key', basic('1', serviceOwner.apiSecret), 'A002201'],
    ['a wrong secret', basic(serviceOwner.apiKey, 'wrong'), 'A002205'],
  ])('is refused with %s', async (_, authorization, resultCode) => {
    const refused = await call(start(), '/service/get/list', undefined, authorization);
    expect(refused).toMatchObject({ status: 401, body: { resultCode } });
  });

  it('is generated if the fixtures have none', async () => {
    const authlete = testAuthlete({ fixtures: demoWith() });
    expect(await call(authlete, '/service/get/list', undefined, owner)).toMatchObject({ status: 401 });
    const { apiKey, apiSecret } = authlete.serviceOwner;
    const listed = await call(authlete, '/service/get/list', undefined, basic(apiKey, apiSecret));
    expect(listed).toMatchObject({ status: 200, body: { totalCount: 1 } });
  });

  it('sees the API secret of a service, its own credentials and tokens do not', async () => {
    const authlete = start();
    const path = `/service/get/${authlete.serviceId}`;
    expect((await call(authlete, path, undefined, owner)).body).toMatchObject({ apiSecret });
    const { body } = await call(authlete, '/service/get/list', undefined, owner);
    expect(body.services).toEqual([expect.objectContaining({ apiSecret })]);
    expect((await authlete.call('service_get_api')).body).not.toHaveProperty('apiSecret');
    expect((await call(authlete, '/service/get')).body).not.toHaveProperty('apiSecret');
  });
});
