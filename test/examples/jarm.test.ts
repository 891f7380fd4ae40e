import { decodeJwt } from 'jose';
import * as client from 'openid-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Browser } from './browser.js';
import { approve, decide, discover, type Running, request, start, webClient } from './flow.js';

let example: Running;
let config: client.Configuration;

beforeAll(async () => {
  example = await start({ clients: [{ ...webClient, authorizationSignAlg: 'RS256' }] });
  const [own] = example.own;
  config = await discover(example, own?.clientId, client.ClientSecretBasic(own?.clientSecret), {
    metadata: { authorization_signed_response_alg: 'RS256' },
    execute: [client.useJwtResponseMode],
  });
});

afterAll(() => example.close());

describe('openid-client asks for a signed authorization response (JARM)', () => {
  it('verifies it and completes the code flow', async () => {
    const { parameters, checks } = await request();
    const url = client.buildAuthorizationUrl(config, parameters);
    expect(url.searchParams.get('response_mode')).toBe('jwt');
    const left = await approve(url);
    expect([...left.searchParams.keys()]).toEqual(['response']);
    const tokens = await client.authorizationCodeGrant(config, left, checks);
    expect(tokens.claims()).toMatchObject({ sub: 'john' });
  });

  it('gets errors in it', async () => {
    const { parameters, checks } = await request({ prompt: 'consent' });
    const browser = new Browser();
    const login = await browser.open(client.buildAuthorizationUrl(config, parameters));
    const { left } = await decide(login, 'deny', browser);
    const response = left?.searchParams.get('response') ?? '';
    expect(decodeJwt(response)).toMatchObject({
      iss: example.issuer,
      aud: config.clientMetadata().client_id,
      error: 'access_denied',
      state: checks.expectedState,
    });
    const refused = client.authorizationCodeGrant(config, left ?? new URL('about:blank'), checks);
    await expect(refused).rejects.toMatchObject({ error: 'access_denied' });
  });

  it('rejects one that was changed', async () => {
    const { parameters, checks } = await request();
    const left = await approve(client.buildAuthorizationUrl(config, parameters));
    const response = left.searchParams.get('response') ?? '';
    const [header, , signature] = response.split('.');
    const changed = JSON.stringify({ ...decodeJwt(response), code: 'x' });
    left.searchParams.set('response', `${header}.${Buffer.from(changed).toString('base64url')}.${signature}`);
    await expect(client.authorizationCodeGrant(config, left, checks)).rejects.toMatchObject({
      cause: { message: expect.stringContaining('signature') },
    });
  });
});
