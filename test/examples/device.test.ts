import * as oauth from 'oauth4webapi';
import * as client from 'openid-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Browser } from './browser.js';
import { clockOf, decide, discover, type Running, start } from './flow.js';

let example: Running;
let television: client.Configuration;

beforeAll(async () => {
  example = await start();
  television = await discover(example, example.service.clients[2]?.clientId, client.None());
});

afterAll(() => example.close());

const begin = () => client.initiateDeviceAuthorization(television, { scope: 'openid email' });

// Each waits a second before it asks, so they wait together.
describe.concurrent('openid-client runs the device flow (RFC 8628)', () => {
  it('while a person types the code, logs in and allows', async () => {
    const begun = await begin();
    expect(begun).toMatchObject({
      verification_uri: `${example.issuer}/device`,
      verification_uri_complete: `${example.issuer}/device?user_code=${begun.user_code}`,
      expires_in: 600,
      interval: 1,
    });
    const polling = client.pollDeviceAuthorizationGrant(television, begun);
    const browser = new Browser();
    const page = await browser.open(begun.verification_uri);
    // As people type it.
    const typed = begun.user_code.toLowerCase().replace(/^(.{4})/, '$1-');
    const login = await browser.submit(page, { user_code: typed });
    expect(login.text).toContain('<strong>Demo television</strong>');
    const consent = await browser.submit(login, { username: 'john', password: 'john' });
    expect(consent.text).toContain(begun.user_code);
    expect((await browser.submit(consent, { decision: 'allow' })).text).toContain('<h1>Allowed</h1>');

    const tokens = await polling;
    expect(tokens.claims()).toMatchObject({ sub: 'john' });
    const userInfo = await client.fetchUserInfo(television, tokens.access_token, 'john');
    expect(userInfo).toMatchObject({ email: 'john@example.com' });
    expect(
      (await client.refreshTokenGrant(television, tokens.refresh_token ?? '')).access_token,
    ).toBeDefined();
  });

  it('with the code in the link, which is shown first', async () => {
    const begun = await begin();
    const browser = new Browser();
    const page = await browser.open(begun.verification_uri_complete ?? '');
    expect(page.text).toContain(`value="${begun.user_code}"`);
    const login = await browser.submit(page, { user_code: begun.user_code });
    await decide(login, 'allow', browser);
    expect((await client.pollDeviceAuthorizationGrant(television, begun)).claims()).toMatchObject({
      sub: 'john',
    });
  });

  it('and is told that the person refused', async () => {
    const begun = await begin();
    const browser = new Browser();
    const login = await browser.submit(await browser.open(begun.verification_uri), {
      user_code: begun.user_code,
    });
    expect((await decide(login, 'deny', browser)).text).toContain('<h1>Denied</h1>');
    await expect(client.pollDeviceAuthorizationGrant(television, begun)).rejects.toMatchObject({
      error: 'access_denied',
    });
  });
});

describe('openid-client runs the device flow (RFC 8628)', () => {
  it('and is told to wait, and to slow down', async () => {
    const { device_code } = await begin();
    const poll = () =>
      client.genericGrantRequest(television, 'urn:ietf:params:oauth:grant-type:device_code', { device_code });
    const clock = await clockOf(example);
    clock.freeze();
    await expect(poll()).rejects.toMatchObject({ error: 'authorization_pending' });
    await expect(poll()).rejects.toMatchObject({ error: 'slow_down' });
    clock.unfreeze();
  });

  it('and gives up when the code has expired', async () => {
    const begun = await begin();
    const clock = await clockOf(example);
    clock.advance(601_000);
    await expect(client.pollDeviceAuthorizationGrant(television, begun)).rejects.toMatchObject({
      error: 'expired_token',
    });
    const browser = new Browser();
    const page = await browser.open(begun.verification_uri);
    const refused = await browser.submit(page, { user_code: begun.user_code });
    expect(refused).toMatchObject({ status: 400, text: expect.stringContaining('role="alert"') });
    clock.advance(-601_000);
  });
});

describe('oauth4webapi runs the device flow', () => {
  it('and gets an ID token that it verifies', async () => {
    const as: oauth.AuthorizationServer = television.serverMetadata();
    const self: oauth.Client = { client_id: television.clientMetadata().client_id };
    const insecure = { [oauth.allowInsecureRequests]: true };
    const parameters = { scope: 'openid' };
    const begun = await oauth.processDeviceAuthorizationResponse(
      as,
      self,
      await oauth.deviceAuthorizationRequest(as, self, oauth.None(), parameters, insecure),
    );
    const poll = () => oauth.deviceCodeGrantRequest(as, self, oauth.None(), begun.device_code, insecure);
    const early = oauth.processDeviceCodeResponse(as, self, await poll());
    await expect(early).rejects.toMatchObject({ error: 'authorization_pending', status: 400 });

    const browser = new Browser();
    const page = await browser.open(begun.verification_uri_complete ?? '');
    await decide(await browser.submit(page, { user_code: begun.user_code }), 'allow', browser);
    const response = await poll();
    const tokens = await oauth.processDeviceCodeResponse(as, self, response);
    await oauth.validateApplicationLevelSignature(as, response, insecure);
    expect(oauth.getValidatedIdTokenClaims(tokens)).toMatchObject({ iss: example.issuer, sub: 'john' });
  });
});

describe('the page for the code of a device', () => {
  it('asks again after a code that nothing stands for', async () => {
    const browser = new Browser();
    const page = await browser.open(`${example.issuer}/device`);
    const refused = await browser.submit(page, { user_code: '"WRONG"' });
    expect(refused.status).toBe(400);
    expect(refused.text).toContain('value="&#34;WRONG&#34;"');
  });

  it('accepts one answer for a code', async () => {
    const { user_code } = await begin();
    const [first, second] = [new Browser(), new Browser()];
    const logins = [];
    for (const browser of [first, second])
      logins.push(await browser.submit(await browser.open(`${example.issuer}/device`), { user_code }));
    const [one, other] = logins;
    if (one === undefined || other === undefined) throw new Error('There are two browsers.');
    expect((await decide(one, 'allow', first)).text).toContain('Allowed');
    expect(await decide(other, 'deny', second)).toMatchObject({
      status: 500,
      text: expect.stringContaining('It did not work'),
    });
  });
});
