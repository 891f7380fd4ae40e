import * as client from 'openid-client';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Example, startExample } from '../../examples/express-as/start.js';
import { checkExchange } from '../support/observe.js';
import { Browser, type Visited } from './browser.js';

let example: Example;
let confidential: client.Configuration;
let publicClient: client.Configuration;
let resourceServer: client.Configuration;
const redirectUri = 'http://localhost:3000/callback';

beforeAll(async () => {
  example = await startExample({ port: 0, onExchange: checkExchange });
  const [web, app] = example.service.clients;
  // Discovery checks the issuer; the example has no TLS.
  const discover = (clientId: unknown, authentication: client.ClientAuth) =>
    client.discovery(new URL(example.issuer), String(clientId), undefined, authentication, {
      execute: [client.allowInsecureRequests, client.enableNonRepudiationChecks],
    });
  confidential = await discover(web?.clientId, client.ClientSecretBasic(web?.clientSecret));
  publicClient = await discover(app?.clientId, client.None());
  resourceServer = await discover('notes-api', client.ClientSecretBasic('notes-api-secret'));
});

afterAll(() => example.close());

interface Asked {
  readonly url: URL;
  readonly verifier: string;
  readonly state: string;
  readonly nonce: string;
}

/** Sends prompt=consent by default, because the server remembers earlier consent. */
async function ask(as: client.Configuration, parameters: Record<string, string> = {}): Promise<Asked> {
  const verifier = client.randomPKCECodeVerifier();
  const state = client.randomState();
  const nonce = client.randomNonce();
  const url = client.buildAuthorizationUrl(as, {
    redirect_uri: redirectUri,
    scope: 'openid profile email notes.read',
    state,
    nonce,
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    prompt: 'consent',
    ...parameters,
  });
  return { url, verifier, state, nonce };
}

async function logInAndAllow(browser: Browser, url: URL): Promise<Visited> {
  const login = await browser.open(url);
  const consent = await browser.submit(login, { username: 'john', password: 'john' });
  return browser.submit(consent, { decision: 'allow' });
}

async function tokensFor(as: client.Configuration, parameters: Record<string, string> = {}) {
  const asked = await ask(as, parameters);
  const { left } = await logInAndAllow(new Browser(), asked.url);
  if (left === undefined) throw new Error('The browser was not sent back to the client.');
  return client.authorizationCodeGrant(as, left, {
    pkceCodeVerifier: asked.verifier,
    expectedState: asked.state,
    expectedNonce: asked.nonce,
    idTokenExpected: true,
  });
}

const errorOf = ({ left }: Visited) => ({
  error: left?.searchParams.get('error'),
  state: left?.searchParams.get('state'),
});

describe('openid-client at the authorization server of examples/express-as', () => {
  it('discovers it', () => {
    expect(confidential.serverMetadata()).toMatchObject({
      issuer: example.issuer,
      token_endpoint: `${example.issuer}/token`,
      introspection_endpoint: `${example.issuer}/introspect`,
      code_challenge_methods_supported: expect.arrayContaining(['S256']),
    });
  });

  it.each([
    ['a confidential client', () => confidential],
    ['a public client', () => publicClient],
  ])('completes the code flow with PKCE for %s, ID token signature and userinfo included', async (_, as) => {
    const tokens = await tokensFor(as());
    const claims = tokens.claims();
    expect(claims).toMatchObject({ iss: example.issuer, sub: 'john', auth_time: expect.any(Number) });
    expect(tokens).toMatchObject({ token_type: 'bearer', expires_in: 86_400 });
    const userInfo = await client.fetchUserInfo(as(), tokens.access_token, 'john');
    expect(userInfo).toEqual({
      sub: 'john',
      name: 'John Doe',
      given_name: 'John',
      family_name: 'Doe',
      email: 'john@example.com',
      email_verified: true,
    });
  });

  it('refreshes, introspects and revokes', async () => {
    const tokens = await tokensFor(confidential);
    const refreshed = await client.refreshTokenGrant(confidential, tokens.refresh_token ?? '');
    expect(refreshed.access_token).not.toBe(tokens.access_token);
    expect(await client.tokenIntrospection(resourceServer, refreshed.access_token)).toMatchObject({
      active: true,
      sub: 'john',
      scope: expect.stringContaining('notes.read'),
      iss: example.issuer,
    });
    await client.tokenRevocation(confidential, refreshed.access_token);
    expect(await client.tokenIntrospection(resourceServer, refreshed.access_token)).toEqual({
      active: false,
    });
    await expect(client.fetchUserInfo(confidential, refreshed.access_token, 'john')).rejects.toMatchObject({
      cause: [{ scheme: 'bearer', parameters: { error: 'invalid_token' } }],
    });
  });

  it('grants client credentials', async () => {
    const tokens = await client.clientCredentialsGrant(confidential, { scope: 'notes.read' });
    expect(tokens).toMatchObject({ scope: 'notes.read' });
    expect(tokens.refresh_token).toBeUndefined();
  });

  // RFC 6749, section 5.1, does not allow null. The live service sends it, and strict clients fail.
  it('refuses the token response of a token without scopes, in which the scope is null', async () => {
    await expect(client.clientCredentialsGrant(confidential)).rejects.toMatchObject({
      cause: { message: expect.stringContaining('"scope"') },
    });
  });
});

describe('the authorization server of examples/express-as', () => {
  it('shows the client and what it requests', async () => {
    const browser = new Browser();
    const login = await browser.open((await ask(confidential)).url);
    expect(login.text).toContain('<strong>Demo web app</strong>');
    const consent = await browser.submit(login, { username: 'jane', password: 'jane' });
    expect(consent.text).toContain('Read your notes <code>notes.read</code>');
    expect(consent.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(consent.headers.get('cache-control')).toBe('no-store');
  });

  it('tells the client that access was denied', async () => {
    const { url, state } = await ask(confidential);
    const browser = new Browser();
    const consent = await browser.submit(await browser.open(url), { username: 'john', password: 'john' });
    expect(errorOf(await browser.submit(consent, { decision: 'deny' }))).toEqual({
      error: 'access_denied',
      state,
    });
  });

  it('asks again after a wrong password, and tells the client when nobody logs in', async () => {
    const { url, state } = await ask(confidential);
    const browser = new Browser();
    const again = await browser.submit(await browser.open(url), { username: '<john>', password: 'no' });
    expect(again.text).toContain('role="alert"');
    expect(again.text).toContain('value="&#60;john&#62;"');
    expect(errorOf(await browser.submit(again, { cancel: '1' }))).toEqual({ error: 'access_denied', state });
  });

  it('tells the client in which authentication context the person logged in', async () => {
    const context = 'urn:oasis:names:tc:SAML:2.0:ac:classes:Password';
    const tokens = await tokensFor(confidential, { acr_values: context });
    expect(tokens.claims()).toMatchObject({ acr: context });
  });

  it('answers prompt=none without a page: login_required, consent_required, then a code', async () => {
    const browser = new Browser();
    const silent = async (parameters = {}) =>
      browser.open((await ask(confidential, { prompt: 'none', ...parameters })).url);
    expect(errorOf(await silent())).toMatchObject({ error: 'login_required' });
    await logInAndAllow(browser, (await ask(confidential)).url);
    expect(errorOf(await silent({ scope: 'openid notes.write' }))).toMatchObject({
      error: 'consent_required',
    });
    expect((await silent()).left?.searchParams.get('code')).toMatch(/^[\w-]{43}$/);
  });

  it('asks for consent once, for the password again with prompt=login', async () => {
    const browser = new Browser();
    await logInAndAllow(browser, (await ask(confidential)).url);
    const { url } = await ask(confidential);
    url.searchParams.delete('prompt');
    expect((await browser.open(url)).left?.searchParams.has('code')).toBe(true);
    const login = await browser.open((await ask(confidential, { prompt: 'login' })).url);
    expect(login.text).toContain('<h1>Log in</h1>');
    const done = await browser.submit(login, { username: 'john', password: 'john' });
    expect(done.left?.searchParams.has('code')).toBe(true);
  });

  it('rejects an answer from another browser, and a second answer', async () => {
    const browser = new Browser();
    const login = await browser.open((await ask(confidential)).url);
    const stranger = await new Browser().submit(login, { username: 'jane', password: 'jane' });
    expect(stranger).toMatchObject({ status: 400, left: undefined });
    const consent = await browser.submit(login, { username: 'john', password: 'john' });
    expect((await browser.submit(consent, { decision: 'allow' })).left).toBeDefined();
    expect(await browser.submit(consent, { decision: 'allow' })).toMatchObject({
      status: 400,
      left: undefined,
    });
  });

  it('keeps the browser when the redirect URI is not registered', async () => {
    const { url } = await ask(confidential, { redirect_uri: 'https://evil.example/callback' });
    const refused = await new Browser().open(url);
    expect(refused).toMatchObject({ status: 400, left: undefined });
    expect(JSON.parse(refused.text)).toMatchObject({ error: expect.any(String) });
  });

  it('accepts an authorization request by POST', async () => {
    const { url } = await ask(confidential);
    const login = await new Browser().open(`${url.origin}${url.pathname}`, {
      method: 'POST',
      body: url.searchParams,
    });
    expect(login.text).toContain('<h1>Log in</h1>');
  });

  it.each([
    [
      '/token',
      'invalid_client',
      401,
      { authorization: `Basic ${btoa('1:2')}` },
      'grant_type=client_credentials',
    ],
    ['/token', 'unsupported_grant_type', 400, {}, 'grant_type=magic'],
    ['/introspect', 'invalid_client', 401, { authorization: `Basic ${btoa('notes-api:no')}` }, 'token=x'],
    ['/par', 'invalid_client', 401, { authorization: `Basic ${btoa('1:2')}` }, 'response_type=code'],
    ['/par', 'invalid_request', 400, {}, ''],
    [
      '/device_authorization',
      'invalid_client',
      401,
      { authorization: `Basic ${btoa('1:2')}` },
      'scope=openid',
    ],
    ['/device_authorization', 'invalid_request', 400, {}, ''],
    ['/backchannel', 'invalid_client', 401, { authorization: `Basic ${btoa('1:2')}` }, 'login_hint=john'],
    ['/backchannel', 'invalid_request', 400, {}, ''],
    ['/par', 'invalid_request', 400, { authorization: `Basic ${btoa('1:2')}` }, 'client_secret=2'],
  ])('answers %s with %s, a status and a challenge', async (path, error, status, headers, body) => {
    const response = await fetch(example.issuer + path, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      body,
    });
    expect(response.status).toBe(status);
    expect(response.headers.has('www-authenticate')).toBe(status === 401);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.json()).toMatchObject({ error });
  });

  it.each(['/par', '/device_authorization', '/backchannel', '/token', '/introspect', '/revoke'])(
    'accepts only forms at %s',
    async (path) => {
      const read = await fetch(example.issuer + path);
      expect([read.status, read.headers.get('allow')]).toEqual([405, 'POST']);
      const headers = { 'content-type': 'application/json' };
      const json = await fetch(example.issuer + path, { method: 'POST', headers, body: '{}' });
      expect(json.status).toBe(415);
    },
  );

  it.each([
    ['no token', {}, 401, /^Bearer$/],
    ['an unknown token', { authorization: 'Bearer unknown' }, 401, /^Bearer error="invalid_token"/],
  ])('refuses userinfo with %s', async (_, headers, status, challenge) => {
    const response = await fetch(`${example.issuer}/userinfo`, { headers });
    expect(response.status).toBe(status);
    expect(response.headers.get('www-authenticate')).toMatch(challenge);
  });
});

describe('the authorization server of examples/express-as, without Authlete', () => {
  it.each([
    ['/authorize?client_id=1', {}],
    ['/token', { method: 'POST', body: new URLSearchParams({ grant_type: 'client_credentials' }) }],
    ['/jwks', {}],
    ['/par', { method: 'POST', body: new URLSearchParams({ client_id: '1' }) }],
    ['/device_authorization', { method: 'POST', body: new URLSearchParams({ client_id: '1' }) }],
    ['/device', { method: 'POST', body: new URLSearchParams({ user_code: 'X' }) }],
    ['/backchannel', { method: 'POST', body: new URLSearchParams({ login_hint: 'john' }) }],
    ['/grants/1', { headers: { authorization: 'Bearer x' } }],
    ['/register', { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } }],
    ['/register/1', { headers: { authorization: 'Bearer x' } }],
    ['/userinfo', { headers: { authorization: 'Bearer x' } }],
    [
      '/introspect',
      {
        method: 'POST',
        body: new URLSearchParams({ token: 'x' }),
        headers: { authorization: `Basic ${btoa('notes-api:notes-api-secret')}` },
      },
    ],
  ])('answers %s with an error that shows nothing of Authlete', async (path, init) => {
    const logged = vi.spyOn(console, 'error').mockImplementation(() => {});
    const broken = await startExample({ port: 0 });
    await broken.authlete.close();
    const response = await fetch(broken.issuer + path, init);
    expect(response.status).toBe(500);
    expect(await response.json()).toEqual({ error: 'server_error' });
    expect(logged).toHaveBeenCalledOnce();
    logged.mockRestore();
    await broken.close();
  });
});
