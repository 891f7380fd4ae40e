import { createServer } from 'node:http';
import * as oauth from 'oauth4webapi';
import * as client from 'openid-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Browser } from './browser.js';
import { type Client, clockOf, decide, discover, type Running, start } from './flow.js';

let example: Running;
let callCentre: client.Configuration;
let pinged: client.Configuration;
/** The messages to phones: the person, and the URL to open. */
const messages: { subject: string; url: string }[] = [];
const notifications: { authorization: string | undefined; body: unknown }[] = [];

/** The notification endpoint of a client. */
const notified = createServer(async (request, response) => {
  let text = '';
  for await (const chunk of request) text += chunk;
  notifications.push({ authorization: request.headers.authorization, body: JSON.parse(text) });
  response.writeHead(204).end();
});

beforeAll(async () => {
  await new Promise<void>((resolve) => notified.listen(0, '127.0.0.1', resolve));
  const address = notified.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const pingClient: Client = {
    clientName: 'Pinged',
    clientType: 'CONFIDENTIAL',
    tokenAuthMethod: 'CLIENT_SECRET_BASIC',
    grantTypes: ['CIBA'],
    bcDeliveryMode: 'PING',
    bcNotificationEndpoint: `http://127.0.0.1:${port}/notified`,
  };
  example = await start({
    clients: [pingClient],
    onMessage: (subject, url) => messages.push({ subject, url }),
  });
  const [poll, ping] = example.service.clients.slice(3);
  callCentre = await discover(example, poll?.clientId, client.ClientSecretBasic(poll?.clientSecret));
  pinged = await discover(example, ping?.clientId, client.ClientSecretBasic(ping?.clientSecret));
});

afterAll(async () => {
  await example.close();
  notified.close();
});

const ask = (parameters: Record<string, string> = {}, as = callCentre) =>
  client.initiateBackchannelAuthentication(as, {
    scope: 'openid email',
    login_hint: 'john',
    ...parameters,
  });

/** Polls at once, where the person has answered before. The first test waits for the interval. */
const poll = (begun: client.BackchannelAuthenticationResponse, as = callCentre) =>
  client.pollBackchannelAuthenticationGrant(as, { ...begun, interval: 0.001 });

/** Opens the latest message on the phone. */
async function answer(decision: string) {
  const browser = new Browser();
  const { url = '' } = messages.at(-1) ?? {};
  const login = await browser.open(url);
  return decide(login, decision, browser);
}

describe('openid-client authenticates a person who is elsewhere (CIBA, poll)', () => {
  it('while that person allows it on the phone', async () => {
    const begun = await ask({ binding_message: 'W4SC' });
    expect(begun).toMatchObject({ auth_req_id: expect.any(String), expires_in: 600, interval: 1 });
    expect(messages.at(-1)?.subject).toBe('john');
    const polling = client.pollBackchannelAuthenticationGrant(callCentre, begun);
    const browser = new Browser();
    const login = await browser.open(messages.at(-1)?.url ?? '');
    const consent = await browser.submit(login, { username: 'john', password: 'john' });
    expect(consent.text).toContain('<h1>Demo call centre</h1>');
    expect(consent.text).toContain('W4SC');
    expect((await browser.submit(consent, { decision: 'allow' })).text).toContain('<h1>Allowed</h1>');

    const tokens = await polling;
    expect(tokens.claims()).toMatchObject({ sub: 'john' });
    const userInfo = await client.fetchUserInfo(callCentre, tokens.access_token, 'john');
    expect(userInfo).toMatchObject({ email: 'john@example.com' });
  });

  it('whom an earlier ID token names', async () => {
    const begun = await ask();
    await answer('allow');
    const { id_token = '' } = await poll(begun);
    const parameters = { scope: 'openid', id_token_hint: id_token };
    await client.initiateBackchannelAuthentication(callCentre, parameters);
    expect(messages.at(-1)?.subject).toBe('john');
  });

  it('and is told that the person refused', async () => {
    const begun = await ask();
    expect((await answer('deny')).text).toContain('<h1>Denied</h1>');
    await expect(poll(begun)).rejects.toMatchObject({
      error: 'access_denied',
    });
  });

  it('and is told to wait, and to slow down', async () => {
    const { auth_req_id } = await ask();
    const askForTokens = () =>
      client.genericGrantRequest(callCentre, 'urn:openid:params:grant-type:ciba', { auth_req_id });
    const clock = await clockOf(example);
    clock.freeze();
    await expect(askForTokens()).rejects.toMatchObject({ error: 'authorization_pending' });
    await expect(askForTokens()).rejects.toMatchObject({ error: 'slow_down' });
    clock.unfreeze();
  });

  it('and spends an auth_req_id once', async () => {
    const begun = await ask();
    await answer('allow');
    await poll(begun);
    await expect(poll(begun)).rejects.toMatchObject({
      error: 'invalid_grant',
    });
  });

  it.each([
    ['a person whom nobody knows', { login_hint: 'nobody' }, 'unknown_user_id'],
    ['two hints', { id_token_hint: 'x' }, 'invalid_request'],
    ['no openid in the scope', { scope: 'email' }, 'invalid_scope'],
  ])('and is refused with %s', async (_, parameters, error) => {
    await expect(ask(parameters)).rejects.toMatchObject({ status: 400, error });
  });
});

describe('oauth4webapi runs CIBA', () => {
  it('and gets an ID token that it verifies', async () => {
    const as: oauth.AuthorizationServer = callCentre.serverMetadata();
    const self: oauth.Client = { client_id: callCentre.clientMetadata().client_id };
    const secret = oauth.ClientSecretBasic(example.service.clients[3]?.clientSecret ?? '');
    const insecure = { [oauth.allowInsecureRequests]: true };
    const parameters = { scope: 'openid', login_hint: 'john' };
    const { auth_req_id } = await oauth.processBackchannelAuthenticationResponse(
      as,
      self,
      await oauth.backchannelAuthenticationRequest(as, self, secret, parameters, insecure),
    );
    const ask = () => oauth.backchannelAuthenticationGrantRequest(as, self, secret, auth_req_id, insecure);
    const early = oauth.processBackchannelAuthenticationGrantResponse(as, self, await ask());
    await expect(early).rejects.toMatchObject({ error: 'authorization_pending', status: 400 });

    await answer('allow');
    const response = await ask();
    const tokens = await oauth.processBackchannelAuthenticationGrantResponse(as, self, response);
    await oauth.validateApplicationLevelSignature(as, response, insecure);
    expect(oauth.getValidatedIdTokenClaims(tokens)).toMatchObject({ iss: example.issuer, sub: 'john' });
  });
});

describe('the phone', () => {
  it('rejects the answer of another user', async () => {
    const begun = await ask();
    const browser = new Browser();
    const login = await browser.open(messages.at(-1)?.url ?? '');
    const refused = await browser.submit(login, { username: 'jane', password: 'jane' });
    expect(refused.text).toContain('<h1>Denied</h1>');
    await expect(poll(begun)).rejects.toMatchObject({
      error: 'expired_token',
    });
  });

  it('shows a message once', async () => {
    await ask();
    const { url = '' } = messages.at(-1) ?? {};
    expect((await new Browser().open(url)).text).toContain('<h1>Log in</h1>');
    expect((await new Browser().open(url)).status).toBe(400);
  });
});

describe('openid-client is pinged (CIBA, ping)', () => {
  it('with its notification token and the auth_req_id, and then gets the tokens', async () => {
    const begun = await ask({ client_notification_token: 'a-token-of-the-client' }, pinged);
    await answer('allow');
    expect(notifications).toEqual([
      { authorization: 'Bearer a-token-of-the-client', body: { auth_req_id: begun.auth_req_id } },
    ]);
    const tokens = await poll(begun, pinged);
    expect(tokens.claims()).toMatchObject({ sub: 'john' });
  });
});
