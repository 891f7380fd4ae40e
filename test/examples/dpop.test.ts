import { decodeJwt } from 'jose';
import * as oauth from 'oauth4webapi';
import * as client from 'openid-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { endlessWindow } from '../support/dpop.js';
import { approve, type Client, discover, type Running, request, start, webClient } from './flow.js';

let example: Running;
let config: client.Configuration;
let keys: client.CryptoKeyPair;
let DPoP: client.DPoPHandle;

const publicClient: Client = {
  ...webClient,
  clientType: 'PUBLIC',
  tokenAuthMethod: 'NONE',
  grantTypes: ['AUTHORIZATION_CODE', 'REFRESH_TOKEN'],
  dpopRequired: true,
};

beforeAll(async () => {
  // Every proof needs the nonce of the service, which a client gets when its first proof is rejected.
  const changes = { dpopNonceRequired: true, dpopNonceDuration: endlessWindow };
  example = await start({ changes, clients: [publicClient] });
  config = await discover(example, example.own[0]?.clientId, client.None());
  keys = await client.randomDPoPKeyPair('ES256', { extractable: true });
  DPoP = client.getDPoPHandle(config, keys);
});

afterAll(() => example.close());

/** Gets tokens with a pushed request, whose proof also binds the code to the key. */
async function tokensWith(handle: client.DPoPHandle) {
  const { parameters, checks } = await request();
  const url = await client.buildAuthorizationUrlWithPAR(config, parameters, { DPoP: handle });
  const left = await approve(url);
  return client.authorizationCodeGrant(config, left, checks, undefined, { DPoP: handle });
}

describe('openid-client proves that it has a key (RFC 9449)', () => {
  it('at PAR, token and userinfo endpoints, with the nonces that they give', async () => {
    const tokens = await tokensWith(DPoP);
    expect(tokens.token_type).toBe('dpop');
    const userInfo = await client.fetchUserInfo(config, tokens.access_token, 'john', { DPoP });
    expect(userInfo).toMatchObject({ sub: 'john', email: 'john@example.com' });
  });

  it('and gets a token that introspection says is bound to it', async () => {
    const tokens = await tokensWith(DPoP);
    const resourceServer = await discover(example, 'notes-api', client.ClientSecretBasic('notes-api-secret'));
    const introspected = await client.tokenIntrospection(resourceServer, tokens.access_token);
    expect(introspected).toMatchObject({
      active: true,
      token_type: 'DPoP',
      cnf: { jkt: await DPoP.calculateThumbprint() },
    });
  });

  it('and refreshes with that key, not with another or none', async () => {
    const { refresh_token = '' } = await tokensWith(DPoP);
    const stranger = client.getDPoPHandle(config, await client.randomDPoPKeyPair());
    for (const options of [{ DPoP: stranger }, {}]) {
      await expect(client.refreshTokenGrant(config, refresh_token, undefined, options)).rejects.toMatchObject(
        { status: 400 },
      );
    }
    const refreshed = await client.refreshTokenGrant(config, refresh_token, undefined, { DPoP });
    expect(refreshed.token_type).toBe('dpop');
  });

  it('and redeems a code with the key of the pushed request only', async () => {
    const { parameters, checks } = await request();
    const url = await client.buildAuthorizationUrlWithPAR(config, parameters, { DPoP });
    const left = await approve(url);
    const stranger = client.getDPoPHandle(config, await client.randomDPoPKeyPair());
    await expect(
      client.authorizationCodeGrant(config, left, checks, undefined, { DPoP: stranger }),
    ).rejects.toMatchObject({ status: 400 });
  });

  it('and a token without its proof is rejected', async () => {
    const { access_token } = await tokensWith(DPoP);
    await expect(client.fetchUserInfo(config, access_token, 'john')).rejects.toMatchObject({ status: 401 });
    const stranger = client.getDPoPHandle(config, await client.randomDPoPKeyPair());
    await expect(
      client.fetchUserInfo(config, access_token, 'john', { DPoP: stranger }),
    ).rejects.toMatchObject({ status: 401 });
  });
});

describe('oauth4webapi', () => {
  it('is told use_dpop_nonce with a nonce, and is accepted with it', async () => {
    const as = config.serverMetadata();
    const self: oauth.Client = { client_id: String(example.own[0]?.clientId) };
    const handle = oauth.DPoP(self, keys);
    const { parameters } = await request();
    const push = () =>
      oauth.pushedAuthorizationRequest(
        as,
        self,
        oauth.None(),
        { response_type: 'code', ...parameters },
        { DPoP: handle, [oauth.allowInsecureRequests]: true },
      );
    const refused = await push();
    expect(refused.status).toBe(400);
    expect(refused.headers.get('dpop-nonce')).toMatch(/^[\w-]+$/);
    const problem = await oauth.processPushedAuthorizationResponse(as, self, refused).catch((error) => error);
    expect(oauth.isDPoPNonceError(problem)).toBe(true);
    const pushed = await oauth.processPushedAuthorizationResponse(as, self, await push());
    expect(pushed.request_uri).toMatch(/^urn:/);
  });
});

it('an ID token says nothing of the key', async () => {
  const { id_token = '' } = await tokensWith(DPoP);
  expect(decodeJwt(id_token)).not.toHaveProperty('cnf');
});
