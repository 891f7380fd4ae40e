import { createServer } from 'node:http';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  allowed,
  asAda,
  authorizePath,
  basic,
  type Mock,
  open,
  press,
  redirectUri,
  resourceServer,
  signedIn,
  startMock,
  startWorld,
  tokens,
  type World,
} from './world.js';

let mock: Mock;
let world: World;
beforeAll(async () => {
  mock = await startMock();
});
afterAll(() => mock.authlete.close());
beforeEach(async () => {
  world = await startWorld(mock);
});
afterEach(() => world.close());

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const formType = { 'content-type': 'application/x-www-form-urlencoded' };

describe('The plain authorization server', () => {
  it('asks for login and consent with labels only, then redirects with a code', async () => {
    const login = await open(world);
    expect(login.text).not.toMatch(/name="(user|login|pass)/i);
    const consent = await press(world, login, 'Sign in', asAda);
    expect(consent.text).toContain('Demo web app');
    const { left } = await press(world, consent, 'Allow');
    expect(left?.searchParams.get('state')).toBe('a state');
    expect(left?.searchParams.get('code')).toMatch(/./);
    const [issued] = world.calls('auth_authorization_issue_api');
    expect(issued).toMatchObject({ subject: 'ada', acr: expect.stringMatching(/Password$/) });
  });

  it('asks for consent once', async () => {
    await allowed(world);
    expect((await open(world)).left?.searchParams.get('code')).toMatch(/./);
  });

  it('accepts POST at the authorization endpoint', async () => {
    const [path = '', body = ''] = authorizePath(world).split('?');
    const { status, headers } = await world.post(path, body);
    expect([status, headers.get('location')]).toEqual([303, expect.stringMatching(/^\/sign-in\//)]);
  });

  it('shows the login form again after a wrong password, and stops after many', async () => {
    let page = await open(world);
    for (let tries = 0; tries < 8; tries += 1) {
      page = await press(world, page, 'Sign in', { ...asAda, Password: 'wrong' });
      expect(page.text).toContain('did not work');
    }
    const { left } = await press(world, page, 'Sign in', asAda);
    expect(left?.searchParams.get('error')).toBe('login_required');
  });

  it('tells the client if the user refuses or gives up', async () => {
    const refused = await press(world, await signedIn(world), 'Refuse');
    expect(refused.left?.searchParams.get('error')).toBe('access_denied');
    const login = await open(world, { prompt: 'login' });
    expect((await press(world, login, 'Cancel')).left?.searchParams.get('error')).toBe('login_required');
    expect(world.calls('auth_authorization_fail_api').map(({ reason }) => reason)).toEqual([
      'DENIED',
      'NOT_AUTHENTICATED',
    ]);
  });

  it('creates an account for prompt=create', async () => {
    world.service.addStub({ operation: '/auth/authorization', patch: { prompts: ['CREATE'] } });
    const form = await open(world);
    const consent = await press(world, form, 'Create account', { 'User name': 'grace', Password: 'x' });
    await press(world, consent, 'Allow');
    expect(world.calls('auth_authorization_issue_api')).toMatchObject([{ subject: 'grace' }]);
  });

  it('answers prompt=none without a page', async () => {
    const { left } = await open(world, { prompt: 'none' });
    expect(left?.searchParams.get('error')).toBe('login_required');
  });

  it('accepts pushed requests', async () => {
    const [, parameters = ''] = authorizePath(world).split('?');
    const pushed = await world.post('/par', parameters, basic(world.client(0)));
    expect(pushed.status).toBe(201);
    const { request_uri } = JSON.parse(pushed.text);
    const page = await world.browser.open(
      `${world.url}/authorize?${new URLSearchParams({ client_id: String(world.client(0).clientId), request_uri })}`,
    );
    expect((await press(world, await press(world, page, 'Sign in', asAda), 'Allow')).left).toBeDefined();
  });

  it('issues, refreshes, introspects and revokes tokens', async () => {
    const client = basic(world.client(0));
    const got = await tokens(world, { scope: 'openid email offline_access', prompt: 'consent' });
    const refresh = { grant_type: 'refresh_token', refresh_token: got.refresh_token };
    const { access_token: token } = JSON.parse((await world.post('/token', refresh, client)).text);

    const userinfo = await world.ask('/userinfo', { headers: bearer(token) });
    expect(JSON.parse(userinfo.text)).toMatchObject({ sub: 'ada', email: 'ada@example.com' });
    const resource = await world.post('/resource', { access_token: token });
    expect(JSON.parse(resource.text)).toMatchObject({ subject: 'ada' });
    const isActive = async () =>
      JSON.parse((await world.post('/introspect', { token }, resourceServer)).text).active;
    expect(await isActive()).toBe(true);

    expect(await world.post('/revoke', { token }, client)).toMatchObject({ status: 200, text: '' });
    expect(await isActive()).toBe(false);
    const { status, headers } = await world.ask('/resource', { headers: bearer(token) });
    expect([status, headers.get('www-authenticate')]).toEqual([
      401,
      expect.stringContaining('invalid_token'),
    ]);
  });

  it.each([
    ['OK', 200, '"reissued"'],
    ['CALLER_ERROR', 200, '"refreshed"'],
    ['INTERNAL_SERVER_ERROR', 200, '"refreshed"'],
    ['SURPRISE', 500, '{"error":"server_error"}'],
  ])('responds to a refresh whose ID token reissue returns %s', async (action, status, text) => {
    const { service } = world;
    const reply = { responseContent: '"refreshed"', accessToken: 'made', refreshToken: 'made' };
    service.stub('/auth/token').action('ID_TOKEN_REISSUABLE').reply(reply);
    const reissued = { responseContent: '"reissued"' };
    service.addStub({ operation: '/idtoken/reissue', action, reply: reissued, allowInvalid: true });
    expect(await world.post('/token', 'grant_type=refresh_token')).toMatchObject({ status, text });
  });

  it('connects a device, or denies it', async () => {
    const television = { client_id: String(world.client(2).clientId), scope: 'openid' };
    const ends = [];
    for (const button of ['Allow', 'Refuse']) {
      const { device_code, user_code } = JSON.parse(
        (await world.post('/device_authorization', television)).text,
      );
      const form = await world.browser.open(`${world.url}/device`);
      const code = { 'Code on your device': user_code.toLowerCase().replace(/(....)/, '$1-') };
      const next = await press(world, form, 'Continue', code);
      const consent = next.text.includes('Password') ? await press(world, next, 'Sign in', asAda) : next;
      expect(consent.text).toContain(user_code);
      await press(world, consent, button);
      world.service.clock.advance('10s');
      const grant_type = 'urn:ietf:params:oauth:grant-type:device_code';
      const answer = await world.post('/token', { client_id: television.client_id, grant_type, device_code });
      ends.push(JSON.parse(answer.text).error ?? 'tokens');
    }
    expect(ends).toEqual(['tokens', 'access_denied']);
  });

  it('asks the user on the phone for a backchannel request', async () => {
    const client = basic(world.client(3));
    const ends = [];
    for (const button of ['Allow', 'Refuse']) {
      const form = { scope: 'openid', login_hint: 'ada', binding_message: '<b>42</b>' };
      const { auth_req_id } = JSON.parse((await world.post('/backchannel', form, client)).text);
      const page = await world.browser.open(`${world.url}/phone`);
      const list = page.text.includes('Password') ? await press(world, page, 'Sign in', asAda) : page;
      expect(list.text).toContain('It shows: &#60;b&#62;42');
      await press(world, list, button);
      world.service.clock.advance('10s');
      const grant_type = 'urn:openid:params:grant-type:ciba';
      ends.push(
        JSON.parse((await world.post('/token', { grant_type, auth_req_id }, client)).text).error ?? 'tokens',
      );
    }
    expect(ends).toEqual(['tokens', 'access_denied']);
    const unknown = await world.post('/backchannel', { scope: 'openid', login_hint: 'nobody' }, client);
    expect([unknown.status, JSON.parse(unknown.text).error]).toEqual([400, 'unknown_user_id']);
  });

  it('notifies a client, and retries if it is down', async () => {
    const got: unknown[] = [];
    const client = createServer((request, response) => {
      got.push(request.headers.authorization);
      response.writeHead(got.length === 1 ? 503 : 204).end();
    });
    await new Promise<void>((resolve) => client.listen(0, '127.0.0.1', resolve));
    const { port } = Object(client.address());
    world.service
      .stub('/backchannel/authentication/complete')
      .action('NOTIFICATION')
      .reply({
        clientNotificationEndpoint: `http://127.0.0.1:${port}/`,
        clientNotificationToken: 'for the client',
        responseContent: '{}',
      });
    await world.post('/backchannel', { scope: 'openid', login_hint: 'ada' }, basic(world.client(3)));
    const list = await press(world, await world.browser.open(`${world.url}/phone`), 'Sign in', asAda);
    expect((await press(world, list, 'Allow')).text).toContain('Done');
    client.close();
    expect(got).toEqual(['Bearer for the client', 'Bearer for the client']);
  });

  it('shows and revokes grants', async () => {
    const scope = 'openid grant_management_query grant_management_revoke';
    const { access_token: token, grant_id: id } = await tokens(world, {
      scope,
      grant_management_action: 'create',
    });
    const headers = bearer(token);
    expect((await world.ask(`/grants/${id}`, { headers })).status).toBe(200);
    expect((await world.ask(`/grants/${id}`, { headers, method: 'DELETE' })).status).toBe(204);
    const gone = await world.ask(`/grants/${id}`, { headers });
    expect([gone.status, gone.headers.get('www-authenticate')]).toEqual([
      404,
      expect.stringMatching(/^Bearer/),
    ]);
  });

  it('registers clients, which then manage themselves', async () => {
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify({ redirect_uris: [redirectUri] });
    const made = await world.ask('/register', { method: 'POST', headers, body });
    expect(made.status).toBe(201);
    const { client_id: id, registration_access_token: token } = JSON.parse(made.text);
    const own = { ...headers, ...bearer(token) };
    const changed = JSON.stringify({ client_id: id, client_name: 'Renamed', redirect_uris: [redirectUri] });
    const updated = await world.ask(`/register/${id}`, { method: 'PUT', headers: own, body: changed });
    expect(JSON.parse(updated.text)).toMatchObject({ client_name: 'Renamed' });
    expect((await world.ask(`/register/${id}`, { headers: own })).status).toBe(200);
    expect((await world.ask(`/register/${id}`, { method: 'DELETE', headers: own })).status).toBe(204);
    expect((await world.ask(`/register/${id}`)).headers.get('www-authenticate')).toMatch(/^Bearer/);
  });

  it('publishes its keys, but no discovery document', async () => {
    expect(JSON.parse((await world.ask('/jwks')).text).keys).toBeInstanceOf(Array);
    expect((await world.ask('/.well-known/openid-configuration')).status).toBe(404);
  });

  it('lets scripts of other origins read challenges and nonces', async () => {
    const preflight = await world.ask('/token', { method: 'OPTIONS' });
    expect([preflight.status, preflight.headers.get('access-control-allow-methods')]).toEqual([204, 'POST']);
    expect((await world.ask('/authorize', { method: 'OPTIONS' })).status).toBe(405);
  });

  it('survives an unusable header of Authlete, and a client that goes away', async () => {
    world.service.stub('/auth/token').action('OK').reply({ dpopNonce: 'two\nlines' });
    expect((await world.post('/token', '')).status).toBe(500);
    const { hostname, port } = new URL(world.url);
    const { connect } = await import('node:net');
    const socket = connect(Number(port), hostname);
    socket.write('POST /token HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n1234');
    await new Promise((resolve) => setTimeout(resolve, 20));
    socket.destroy();
    expect((await world.post('/token', '', formType)).status).toBe(400);
  });
});
