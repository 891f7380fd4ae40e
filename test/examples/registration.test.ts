import * as client from 'openid-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { approve, type Running, redirectUri, request, start } from './flow.js';

let example: Running;

beforeAll(async () => {
  example = await start();
});

afterAll(() => example.close());

const register = (metadata: Partial<client.ClientMetadata>) =>
  client.dynamicClientRegistration(new URL(example.issuer), metadata, undefined, {
    execute: [client.allowInsecureRequests],
  });

const good = {
  client_name: 'Registered by openid-client',
  redirect_uris: [redirectUri],
  grant_types: ['authorization_code', 'refresh_token'],
  response_types: ['code'],
  // The default of openid-client. The default of the standard is client_secret_basic.
  token_endpoint_auth_method: 'client_secret_post',
};

/** Calls the client configuration endpoint (RFC 7592), which openid-client does not support. */
async function manage(config: client.Configuration, method: string, changes?: object) {
  const { registration_client_uri, registration_access_token } = config.clientMetadata();
  const response = await fetch(String(registration_client_uri), {
    method,
    headers: {
      authorization: `Bearer ${String(registration_access_token)}`,
      'content-type': 'application/json',
    },
    ...(changes && { body: JSON.stringify(changes) }),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? undefined : JSON.parse(text), response };
}

describe('openid-client registers itself (RFC 7591)', () => {
  it('and completes the code flow', async () => {
    const config = await register(good);
    expect(config.clientMetadata()).toMatchObject({
      client_name: good.client_name,
      client_secret: expect.any(String),
      registration_client_uri: `${example.issuer}/register/${config.clientMetadata().client_id}`,
    });
    const { parameters, checks } = await request();
    const left = await approve(client.buildAuthorizationUrl(config, parameters));
    const tokens = await client.authorizationCodeGrant(config, left, checks);
    expect(tokens.claims()).toMatchObject({ sub: 'john' });
  });

  it('and reads, changes and deletes itself (RFC 7592)', async () => {
    const config = await register(good);
    const { client_id } = config.clientMetadata();
    const read = await manage(config, 'GET');
    expect(read).toMatchObject({ status: 200, body: { client_id, client_name: good.client_name } });
    const changed = await manage(config, 'PUT', { ...good, client_id, client_name: 'Changed' });
    expect(changed).toMatchObject({ status: 200, body: { client_name: 'Changed' } });
    expect(await manage(config, 'DELETE')).toMatchObject({ status: 204, body: undefined });
    expect((await manage(config, 'GET')).status).toBeGreaterThanOrEqual(400);
  });

  it('and is told what is wrong with its metadata', async () => {
    await expect(register({ ...good, redirect_uris: ['not a URI'] })).rejects.toMatchObject({
      status: 400,
      error: 'invalid_redirect_uri',
    });
  });

  it('and is refused without its registration access token', async () => {
    const config = await register(good);
    const { status, headers } = await fetch(String(config.clientMetadata()['registration_client_uri']));
    expect(status).toBe(401);
    expect(headers.get('www-authenticate')).toBe('Bearer');
  });
});
