import { describe, expect, it } from 'vitest';
import { type TestAuthlete, testAuthlete } from '../../support/authlete.js';
import { type Changes, demoWith, jwks } from '../../support/demo.js';
import { encoded, type OAuthParameters, requestToken } from '../../support/flow.js';
import { changeClient, introspect, refresh, userInfo, wait } from '../../support/tokens.js';

const grantTypes = ['PASSWORD', 'REFRESH_TOKEN'] as const;

const world = ({ service, confidential }: Changes = {}) =>
  testAuthlete({
    fixtures: demoWith({
      service: { supportedGrantTypes: [...grantTypes], ...service },
      confidential: { grantTypes: [...grantTypes], ...confidential },
    }),
  });

const request = { grant_type: 'password', username: 'joe', password: 'secret' };

const ask = (authlete: TestAuthlete, changes: OAuthParameters = {}) =>
  requestToken(authlete, { ...request, ...changes });

async function ticketOf(authlete: TestAuthlete, changes: OAuthParameters = {}) {
  const { ticket, resultMessage } = await ask(authlete, changes);
  if (ticket === undefined) throw new Error(resultMessage ?? 'No ticket.');
  return ticket;
}

const issue = async (authlete: TestAuthlete, body: object) =>
  (await authlete.call('auth_token_issue_api', { subject: 'joe', ...body })).body;

const fail = async (authlete: TestAuthlete, body: object) =>
  (await authlete.call('auth_token_fail_api', body)).body;

describe('the password grant', () => {
  it('passes the credentials to the authorization server, with a ticket', async () => {
    const answered = await ask(world(), { scope: 'openid notes.read' });
    expect(answered).toMatchObject({
      action: 'PASSWORD',
      resultCode: 'A051001',
      username: 'joe',
      password: 'secret',
      ticket: expect.stringMatching(/^[\w-]{43}$/),
      scopes: ['notes.read'],
    });
    expect(answered.responseContent).toBeUndefined();
  });

  it.each([
    ['A051301', '&password=x'],
    ['A051302', '&username=&password=x'],
    ['A051303', '&username=a&username=b&password=x'],
    ['A051304', '&username=a'],
    ['A051305', '&username=a&password='],
    ['A051306', '&username=a&password=x&password=y'],
    ['A051307', '&username=a&password=x&scope=a&scope=b'],
  ])('%s for %s', async (resultCode, rest) => {
    const authlete = world();
    const { clientId, clientSecret } = authlete.confidential;
    const body = { parameters: `grant_type=password${rest}`, clientId: String(clientId), clientSecret };
    const answered = (await authlete.call('auth_token_api', body)).body;
    expect(answered).toMatchObject({ action: 'BAD_REQUEST', resultCode });
    expect(JSON.parse(answered.responseContent ?? '')).toMatchObject({ error: 'invalid_request' });
  });

  it('A048301 without a client, A051308 without a scope if one is needed', async () => {
    const { body } = await world().call('auth_token_api', { parameters: encoded(request) });
    expect(body).toMatchObject({ action: 'INVALID_CLIENT', resultCode: 'A048301' });
    const answered = await ask(world({ service: { scopeRequired: true } }), { scope: 'openid' });
    expect(answered).toMatchObject({ action: 'BAD_REQUEST', resultCode: 'A051308' });
  });
});

describe('POST /auth/token/issue', () => {
  it('yields tokens of the password grant', async () => {
    const authlete = world();
    const ticket = await ticketOf(authlete, { scope: 'notes.read' });
    const properties = [{ key: 'k', value: 'v' }];
    const answered = await issue(authlete, { ticket, properties });
    expect(answered).toMatchObject({
      action: 'OK',
      resultCode: 'A054001',
      subject: 'joe',
      scopes: ['notes.read'],
      properties,
    });
    expect(JSON.parse(answered.responseContent ?? '')).toEqual({
      access_token: answered.accessToken,
      token_type: 'Bearer',
      expires_in: 86_400,
      scope: 'notes.read',
      refresh_token: answered.refreshToken,
      k: 'v',
    });
    const token = answered.accessToken ?? '';
    expect(await introspect(authlete, token)).toMatchObject({ grantType: 'PASSWORD', subject: 'joe' });
    expect(await refresh(authlete, answered.refreshToken ?? '')).toMatchObject({ action: 'OK' });
  });

  it('A089306 at the userinfo endpoint', async () => {
    const authlete = world();
    const { accessToken = '' } = await issue(authlete, { ticket: await ticketOf(authlete) });
    // No request gets the scope openid by this grant; an update of the token does.
    await authlete.call('auth_token_update_api', { accessToken, scopes: ['openid'] });
    expect(await userInfo(authlete, accessToken ?? '')).toMatchObject({ resultCode: 'A089306' });
  });

  it('spends the ticket', async () => {
    const authlete = world();
    const ticket = await ticketOf(authlete);
    expect(await issue(authlete, { ticket })).toMatchObject({ action: 'OK' });
    expect(await issue(authlete, { ticket })).toMatchObject({ resultCode: 'A055202' });
  });

  it('A061301 for all but one of the calls that use a ticket at once', async () => {
    const authlete = world();
    const ticket = await ticketOf(authlete);
    const codes = await Promise.all(
      [1, 2, 3].map(async () => (await issue(authlete, { ticket })).resultCode),
    );
    expect(codes.sort()).toEqual(['A054001', 'A061301', 'A061301']);
  });

  it.each([
    ['A111201', { subject: '' }],
    ['A111202', { subject: 'j'.repeat(101) }],
    ['A111203', { subject: 'José' }],
    ['A061201', { properties: [{ key: 'k', value: 'v'.repeat(70_000) }] }],
  ])('%s leaves the ticket', async (resultCode, change) => {
    const authlete = world();
    const ticket = await ticketOf(authlete);
    const refused = await issue(authlete, { ticket, ...change });
    expect(refused).toMatchObject({ action: 'INTERNAL_SERVER_ERROR', resultCode });
    expect(await issue(authlete, { ticket })).toMatchObject({ action: 'OK' });
  });

  it('A055201, A055202, A055301, A061103, A061202: unusable input', async () => {
    const authlete = world();
    const error = (resultCode: string) => ({ action: 'INTERNAL_SERVER_ERROR', resultCode });
    expect(await issue(authlete, {})).toMatchObject(error('A055201'));
    expect(await issue(authlete, { ticket: 'x' })).toMatchObject(error('A055202'));
    const old = await ticketOf(authlete);
    await wait(authlete, 86_400);
    expect(await issue(authlete, { ticket: old })).toMatchObject(error('A055301'));
    const ticket = await ticketOf(authlete);
    await changeClient(authlete);
    expect(await issue(authlete, { ticket })).toMatchObject(error('A061103'));
    const unsigned = world({
      service: { jwks, accessTokenSignAlg: 'ES256', accessTokenSignatureKeyId: 'nobody' },
    });
    expect(await issue(unsigned, { ticket: await ticketOf(unsigned) })).toMatchObject(error('A061202'));
  });
});

describe('POST /auth/token/fail', () => {
  it.each([
    ['INVALID_RESOURCE_OWNER_CREDENTIALS', 'A067301', 'invalid_request'],
    ['UNKNOWN', 'A067302', 'server_error'],
    ['INVALID_TARGET', 'A067303', 'invalid_target'],
    ['INVALID_CLIENT', 'A000000', 'invalid_client'],
    ['UNAUTHORIZED_CLIENT', 'A000000', 'unauthorized_client'],
    ['INVALID_SCOPE', 'A000000', 'invalid_scope'],
  ])('%s gives %s, %s, and spends the ticket', async (reason, resultCode, error) => {
    const authlete = world();
    const ticket = await ticketOf(authlete);
    const answered = await fail(authlete, { ticket, reason });
    expect(answered).toMatchObject({ action: 'BAD_REQUEST', resultCode });
    expect(JSON.parse(answered.responseContent ?? '')).toMatchObject({ error });
    expect(await fail(authlete, { ticket, reason })).toMatchObject({ resultCode: 'A063202' });
  });

  it('A063201, A063202, A067201, A063301 without a ticket or a reason', async () => {
    const authlete = world();
    const error = (resultCode: string) => ({ action: 'INTERNAL_SERVER_ERROR', resultCode });
    const ticket = await ticketOf(authlete);
    expect(await fail(authlete, {})).toMatchObject(error('A063201'));
    expect(await fail(authlete, { ticket: 'x' })).toMatchObject(error('A063202'));
    expect(await fail(authlete, { ticket })).toMatchObject(error('A067201'));
    expect(await fail(authlete, { ticket, reason: 'BORED' })).toMatchObject(error('A067201'));
    await wait(authlete, 86_400);
    expect(await fail(authlete, { ticket })).toMatchObject(error('A063301'));
  });
});
