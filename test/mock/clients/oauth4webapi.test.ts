import * as oauth from 'oauth4webapi';
import { describe, expect, it } from 'vitest';
import { type TestAuthlete, testAuthlete } from '../../support/authlete.js';
import { jwksOf } from '../../support/client-keys.js';
import { demoWith } from '../../support/demo.js';
import { endlessWindow } from '../../support/dpop.js';
import { codeFor } from '../../support/flow.js';

const issuer = 'https://as.example.com';
const as: oauth.AuthorizationServer = {
  issuer,
  token_endpoint: `${issuer}/token`,
  pushed_authorization_request_endpoint: `${issuer}/par`,
  userinfo_endpoint: `${issuer}/userinfo`,
  token_endpoint_auth_signing_alg_values_supported: ['ES256'],
};

const keys = await oauth.generateKeyPair('ES256', { extractable: true });
const publicJwk = { ...(await crypto.subtle.exportKey('jwk', keys.publicKey)), kid: 'a key' };

const world = (): TestAuthlete =>
  testAuthlete({
    fixtures: demoWith({
      service: {
        pushedAuthReqEndpoint: `${issuer}/par`,
        supportedTokenAuthMethods: ['PRIVATE_KEY_JWT'],
        dpopNonceRequired: true,
        dpopNonceDuration: endlessWindow,
      },
      confidential: {
        tokenAuthMethod: 'PRIVATE_KEY_JWT',
        // The members that a JWK Set has, of those that Web Crypto exports.
        jwks: jwksOf({ kty: 'EC', crv: 'P-256', kid: 'a key', x: publicJwk.x ?? '', y: publicJwk.y ?? '' }),
      },
    }),
  });

const statuses: Readonly<Record<string, number>> = {
  OK: 200,
  CREATED: 201,
  INVALID_CLIENT: 401,
  UNAUTHORIZED: 401,
};

/** The endpoints of an authorization server, which hands each request to the mock and its answer back. */
const endpoints =
  (authlete: TestAuthlete) =>
  async (
    url: string,
    options: oauth.CustomFetchOptions<string, oauth.ProtectedResourceRequestBody | null | undefined>,
  ) => {
    const headers = new Headers(options.headers);
    const dpop = headers.get('dpop');
    const call = {
      parameters: String(options.body),
      token: headers.get('authorization')?.replace(/^DPoP /, ''),
      htm: options.method,
      htu: url,
      ...(dpop !== null && { dpop }),
    };
    const operationId = (
      { '/token': 'auth_token_api', '/par': 'pushed_auth_req_api', '/userinfo': 'auth_userinfo_api' } as const
    )[new URL(url).pathname];
    if (operationId === undefined) throw new Error(`No endpoint: ${url}`);
    const { body } = await authlete.call(operationId, call);
    const status = statuses[body.action ?? ''] ?? 400;
    const isChallenge = operationId === 'auth_userinfo_api' && status === 401;
    const content = operationId === 'auth_userinfo_api' ? '{"sub":"joe"}' : body.responseContent;
    return new Response(content, {
      status,
      headers: {
        'content-type': 'application/json',
        ...(body.dpopNonce && { 'dpop-nonce': body.dpopNonce }),
        ...(isChallenge && { 'www-authenticate': body.responseContent ?? '' }),
      },
    });
  };

/** Sends a request, and once more with the nonce if the server asks for one. */
async function twice<T>(send: () => Promise<T>): Promise<T> {
  try {
    return await send();
  } catch (problem) {
    if (oauth.isDPoPNonceError(problem)) return send();
    throw problem;
  }
}

describe('A client that is made with oauth4webapi', () => {
  it('authenticates by private_key_jwt, learns the nonce and uses bound tokens', async () => {
    const authlete = world();
    const client: oauth.Client = { client_id: String(authlete.confidential.clientId) };
    const authentication = oauth.PrivateKeyJwt({ key: keys.privateKey, kid: 'a key' });
    const DPoP = oauth.DPoP(client, await oauth.generateKeyPair('ES256'));
    const options = { DPoP, [oauth.customFetch]: endpoints(authlete) };
    const redirectUri = authlete.confidential.redirectUri;

    const verifier = oauth.generateRandomCodeVerifier();
    const pushed = await twice(async () => {
      const response = await oauth.pushedAuthorizationRequest(
        as,
        client,
        authentication,
        {
          response_type: 'code',
          redirect_uri: redirectUri,
          scope: 'openid',
          code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
          code_challenge_method: 'S256',
        },
        options,
      );
      return oauth.processPushedAuthorizationResponse(as, client, response);
    });

    const code = await codeFor(authlete, { request_uri: pushed.request_uri });
    const tokens = await twice(async () => {
      const parameters = { code, redirect_uri: redirectUri, code_verifier: verifier };
      const response = await oauth.genericTokenEndpointRequest(
        as,
        client,
        authentication,
        'authorization_code',
        parameters,
        options,
      );
      return oauth.processGenericTokenEndpointResponse(as, client, response);
    });
    expect(tokens.token_type).toBe('dpop');

    const request = () => oauth.userInfoRequest(as, client, tokens.access_token, options);
    const response = await twice(async () => {
      const answered = await request();
      return oauth.processUserInfoResponse(as, client, 'joe', answered);
    });
    expect(response.sub).toBe('joe');

    const bearer = oauth.userInfoRequest(as, client, tokens.access_token, {
      [oauth.customFetch]: endpoints(authlete),
    });
    await expect(
      bearer.then((answered) => oauth.processUserInfoResponse(as, client, 'joe', answered)),
    ).rejects.toThrow(oauth.WWWAuthenticateChallengeError);
  });
});
