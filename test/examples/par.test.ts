import * as oauth from 'oauth4webapi';
import * as client from 'openid-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Browser } from './browser.js';
import { approve, discover, type Running, redirectUri, request, start, webClient } from './flow.js';

let example: Running;
let config: client.Configuration;

beforeAll(async () => {
  example = await start({ changes: { parRequired: true }, clients: [webClient] });
  const [own] = example.own;
  config = await discover(example, own?.clientId, client.ClientSecretBasic(own?.clientSecret));
});

afterAll(() => example.close());

describe('openid-client pushes an authorization request (RFC 9126)', () => {
  it('learns from discovery that it has to', () => {
    expect(config.serverMetadata()).toMatchObject({
      pushed_authorization_request_endpoint: `${example.issuer}/par`,
      require_pushed_authorization_requests: true,
    });
  });

  it('and completes the code flow with its request_uri alone', async () => {
    const { parameters, checks } = await request();
    const url = await client.buildAuthorizationUrlWithPAR(config, parameters);
    expect([...url.searchParams.keys()].sort()).toEqual(['client_id', 'request_uri']);
    expect(url.searchParams.get('request_uri')).toMatch(/^urn:ietf:params:oauth:request_uri:[\w-]{43}$/);
    const tokens = await client.authorizationCodeGrant(config, await approve(url), checks);
    expect(tokens.claims()).toMatchObject({ sub: 'john' });
  });

  it('and cannot use its request_uri a second time', async () => {
    const url = await client.buildAuthorizationUrlWithPAR(config, (await request()).parameters);
    await approve(url);
    const again = await new Browser().open(url);
    expect(again).toMatchObject({ status: 400, left: undefined });
    expect(JSON.parse(again.text)).toMatchObject({ error: 'invalid_request_uri' });
  });

  it('and gets the errors of the request at once', async () => {
    const { parameters } = await request({ prompt: 'magic' });
    await expect(client.buildAuthorizationUrlWithPAR(config, parameters)).rejects.toMatchObject({
      status: 400,
      error: 'invalid_request',
    });
  });

  it('and is refused with a wrong secret', async () => {
    const stranger = await discover(
      example,
      config.clientMetadata().client_id,
      client.ClientSecretBasic('wrong'),
    );
    const refused = client.buildAuthorizationUrlWithPAR(stranger, (await request()).parameters);
    await expect(refused).rejects.toMatchObject({ status: 401, cause: [{ scheme: 'basic' }] });
  });

  it('and cannot omit it', async () => {
    const url = client.buildAuthorizationUrl(config, (await request()).parameters);
    const { left, text } = await new Browser().open(url);
    const error = left?.searchParams.get('error') ?? JSON.parse(text).error;
    expect(error).toBe('invalid_request');
  });
});

describe('oauth4webapi pushes an authorization request', () => {
  it('and gets 201 with a request_uri and its lifetime in seconds', async () => {
    const [own] = example.own;
    const as = config.serverMetadata();
    const { parameters } = await request();
    const response = await oauth.pushedAuthorizationRequest(
      as,
      { client_id: String(own?.clientId) },
      oauth.ClientSecretBasic(own?.clientSecret ?? ''),
      new URLSearchParams({ response_type: 'code', ...parameters, redirect_uri: redirectUri }),
      { [oauth.allowInsecureRequests]: true },
    );
    expect(response.status).toBe(201);
    expect(response.headers.get('cache-control')).toBe('no-store');
    const pushed = await oauth.processPushedAuthorizationResponse(as, { client_id: 'x' }, response);
    expect(pushed).toMatchObject({ expires_in: 600, request_uri: expect.stringMatching(/^urn:/) });
  });
});
