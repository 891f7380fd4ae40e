import type { webcrypto } from 'node:crypto';
import { exportJWK, generateKeyPair } from 'jose';
import * as oauth from 'oauth4webapi';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { jwksOf } from '../support/client-keys.js';
import { endlessWindow } from '../support/dpop.js';
import { encoded } from '../support/flow.js';
import { Browser, type Fetch } from './browser.js';
import { approve, type Client, type Running, redirectUri, start, webClient } from './flow.js';
import { fetchWith, identity } from './tls.js';

/** FAPI 2.0 with message signing, by a client without a secret. */
let example: Running;
let as: oauth.AuthorizationServer;
let self: oauth.Client;
let DPoP: oauth.DPoPHandle;
let fetchTrusting: Fetch;
let http: { [oauth.customFetch]: (url: string, options: Sent) => Promise<Response> };
let signingKey: webcrypto.CryptoKey;

/** The arguments of oauth4webapi for `fetch`. It expresses an absent body in two ways, `fetch` accepts one. */
interface Sent {
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body?: URLSearchParams | string | null | undefined;
}

const kid = 'client key';

beforeAll(async () => {
  const authority = await identity({ subject: 'CN=Authority of the test', ca: true });
  const server = await identity({
    subject: 'CN=127.0.0.1',
    issuer: authority,
    names: [{ type: 'ip', value: '127.0.0.1' }],
  });
  const { privateKey, publicKey } = await generateKeyPair('ES256');
  signingKey = privateKey;
  const client: Client = {
    ...webClient,
    tokenAuthMethod: 'PRIVATE_KEY_JWT',
    tokenAuthSignAlg: 'ES256',
    requestSignAlg: 'ES256',
    authorizationSignAlg: 'ES256',
    idTokenSignAlg: 'ES256',
    jwks: jwksOf({ ...(await exportJWK(publicKey)), alg: 'ES256', kid }),
  };
  example = await start({
    tls: { key: server.key, cert: server.pem },
    changes: {
      supportedServiceProfiles: ['FAPI'],
      fapiModes: ['FAPI2_MESSAGE_SIGNING_AUTH_REQ', 'FAPI2_MESSAGE_SIGNING_AUTH_RES'],
      dpopNonceRequired: true,
      dpopNonceDuration: endlessWindow,
    },
    clients: [client],
  });
  fetchTrusting = fetchWith({ ca: authority.pem });
  http = {
    [oauth.customFetch]: (url, { method, headers, body }) =>
      fetchTrusting(url, { method, headers, ...(body != null && { body }) }),
  };

  const issuer = new URL(example.issuer);
  as = await oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, http));
  self = {
    client_id: String(example.own[0]?.clientId),
    authorization_signed_response_alg: 'ES256',
    id_token_signed_response_alg: 'ES256',
  };
  DPoP = oauth.DPoP(self, await oauth.generateKeyPair('ES256'));
});

afterAll(() => example.close());

const authentication = () => oauth.PrivateKeyJwt({ key: signingKey, kid });

/** RFC 9449, section 8: the nonce is in the error response to a request without it. */
async function withNonce<Answer>(
  send: () => Promise<Response>,
  read: (response: Response) => Promise<Answer>,
) {
  try {
    return await read(await send());
  } catch (error) {
    if (!oauth.isDPoPNonceError(error)) throw error;
    return read(await send());
  }
}

async function push(changes: Readonly<Record<string, string | undefined>> = {}) {
  const verifier = oauth.generateRandomCodeVerifier();
  const state = oauth.generateRandomState();
  const nonce = oauth.generateRandomNonce();
  const parameters = encoded({
    response_type: 'code',
    response_mode: 'jwt',
    client_id: self.client_id,
    redirect_uri: redirectUri,
    scope: 'openid email',
    state,
    nonce,
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    ...changes,
  });
  const { request_uri } = await withNonce(
    async () => {
      const request = await oauth.issueRequestObject(as, self, new URLSearchParams(parameters), {
        key: signingKey,
        kid,
      });
      const pushed = { client_id: self.client_id, request };
      return oauth.pushedAuthorizationRequest(as, self, authentication(), pushed, { DPoP, ...http });
    },
    (response) => oauth.processPushedAuthorizationResponse(as, self, response),
  );
  const url = new URL(as.authorization_endpoint ?? '');
  url.searchParams.set('client_id', self.client_id);
  url.searchParams.set('request_uri', request_uri);
  return { url, verifier, state, nonce };
}

async function tokens() {
  const { url, verifier, state, nonce } = await push();
  const answer = await approve(url, new Browser(fetchTrusting));
  const callback = await oauth.validateJwtAuthResponse(as, self, answer, state, http);
  const request = () =>
    oauth.authorizationCodeGrantRequest(as, self, authentication(), callback, redirectUri, verifier, {
      DPoP,
      ...http,
    });
  return withNonce(request, (response) =>
    oauth.processAuthorizationCodeResponse(as, self, response, { expectedNonce: nonce }),
  );
}

describe('oauth4webapi runs FAPI 2.0 with message signing over TLS', () => {
  it('by PAR, JAR, JARM, PKCE, private_key_jwt and DPoP', async () => {
    const issued = await tokens();
    expect(issued.token_type).toBe('dpop');
    expect(oauth.getValidatedIdTokenClaims(issued)).toMatchObject({ sub: 'john', iss: example.issuer });
    const userInfo = await withNonce(
      () => oauth.userInfoRequest(as, self, issued.access_token, { DPoP, ...http }),
      (response) => oauth.processUserInfoResponse(as, self, 'john', response),
    );
    expect(userInfo).toMatchObject({ email: 'john@example.com' });
  });

  it('refreshes and revokes', async () => {
    const { refresh_token = '' } = await tokens();
    const refreshed = await withNonce(
      () => oauth.refreshTokenGrantRequest(as, self, authentication(), refresh_token, { DPoP, ...http }),
      (response) => oauth.processRefreshTokenResponse(as, self, response),
    );
    const { access_token } = refreshed;
    await oauth.processRevocationResponse(
      await oauth.revocationRequest(as, self, authentication(), access_token, http),
    );
    const refused = await oauth.userInfoRequest(as, self, access_token, { DPoP, ...http });
    expect(refused.status).toBe(401);
  });

  it.each([
    ['without PKCE', { code_challenge: undefined, code_challenge_method: undefined }, 'code_challenge'],
    ['with PKCE that is plain', { code_challenge_method: 'plain' }, 'S256'],
  ])('and is refused a request %s', async (_, changes, problem) => {
    await expect(push(changes)).rejects.toMatchObject({
      status: 400,
      error: 'invalid_request',
      error_description: expect.stringContaining(problem),
    });
  });

  it('and is refused a response that is not signed, at the authorization endpoint', async () => {
    const { url } = await push({ response_mode: 'query' });
    const { left } = await new Browser(fetchTrusting).open(url);
    expect(left?.searchParams.get('error')).toBe('invalid_request');
    expect(left?.searchParams.get('error_description')).toContain('response_mode');
  });

  it('and is refused a request that was not pushed', async () => {
    const url = new URL(as.authorization_endpoint ?? '');
    const parameters = { response_type: 'code', client_id: self.client_id, redirect_uri: redirectUri };
    url.search = String(new URLSearchParams({ ...parameters, scope: 'openid' }));
    const { left } = await new Browser(fetchTrusting).open(url);
    expect(left?.searchParams.get('error_description')).toContain('was not pushed');
  });
});
