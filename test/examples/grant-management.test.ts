import * as client from 'openid-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { approve, discover, type Running, request, start, webClient } from './flow.js';

let example: Running;
let config: client.Configuration;

beforeAll(async () => {
  example = await start({ clients: [webClient] });
  const [own] = example.own;
  config = await discover(example, own?.clientId, client.ClientSecretBasic(own?.clientSecret));
});

afterAll(() => example.close());

async function granted(scope: string) {
  const { parameters, checks } = await request({ scope, grant_management_action: 'create' });
  const left = await approve(client.buildAuthorizationUrl(config, parameters));
  const { access_token, grant_id } = await client.authorizationCodeGrant(config, left, checks);
  return { access_token, url: new URL(`${example.issuer}/grants/${grant_id}`) };
}

const managing = 'openid email grant_management_query grant_management_revoke';
const manage = (accessToken: string, url: URL, method = 'GET') =>
  client.fetchProtectedResource(config, accessToken, url, method);

describe('openid-client manages a grant', () => {
  it('queries the grant, and revokes it', async () => {
    const { access_token, url } = await granted(managing);
    const asked = await manage(access_token, url);
    expect(asked.status).toBe(200);
    const { scopes } = JSON.parse(await asked.text());
    expect(scopes[0].scope.split(' ').sort()).toEqual(managing.split(' ').sort());
    expect((await manage(access_token, url, 'DELETE')).status).toBe(204);
    await expect(manage(access_token, url)).rejects.toMatchObject({ status: 404 });
  });

  it('and is refused if its token lacks the scope', async () => {
    const { access_token, url } = await granted('openid email');
    await expect(manage(access_token, url)).rejects.toMatchObject({
      status: 403,
      cause: [{ scheme: 'bearer', parameters: { error: 'insufficient_scope' } }],
    });
  });

  it('and is refused without a valid token', async () => {
    const { url } = await granted(managing);
    await expect(manage('unknown', url)).rejects.toMatchObject({ status: 401 });
    expect((await fetch(url)).headers.get('www-authenticate')).toBe('Bearer');
  });
});
