import type { JWTPayload } from 'jose';
import { describe, expect, it } from 'vitest';
import { type TestAuthlete, testAuthlete } from '../../support/authlete.js';
import { clientKey, jwksOf, signed } from '../../support/client-keys.js';
import { decoupled, decoupledData } from '../../support/decisions.js';
import type { Changes } from '../../support/demo.js';
import { encoded, type OAuthParameters } from '../../support/flow.js';
import { forgedJwt } from '../../support/tokens.js';

const key = await clientKey();
const otherKey = await clientKey();
const issuer = 'https://as.example.com';

/** A mock whose confidential client signs its requests. */
const world = (changes: Changes = {}) =>
  decoupled({
    ...changes,
    confidential: { bcRequestSignAlg: 'ES256', jwks: jwksOf(key.publicJwk), ...changes.confidential },
  });

async function payload(authlete: TestAuthlete, changes: object = {}): Promise<JWTPayload> {
  const now = (await authlete.world()).clock.seconds();
  return {
    iss: String(authlete.confidential.clientId),
    aud: issuer,
    exp: now + 60,
    iat: now,
    nbf: now,
    jti: 'one',
    scope: 'openid',
    login_hint: 'joe@example.com',
    ...changes,
  };
}

/** Sends a request object as the confidential client. */
async function send(authlete: TestAuthlete, request: string, more: OAuthParameters = {}, body: object = {}) {
  const { clientId, clientSecret } = authlete.confidential;
  const parameters = encoded({ request, ...more });
  const credentials = { clientId: String(clientId), clientSecret };
  return (await authlete.call('backchannel_authentication_api', { parameters, ...credentials, ...body }))
    .body;
}

const sendClaims = async (authlete: TestAuthlete, changes: object) =>
  send(authlete, await signed(key.privateJwk, await payload(authlete, changes)));

const refused = (resultCode: string, error = 'invalid_request', action = 'BAD_REQUEST') => ({
  action,
  resultCode,
  responseContent: expect.stringContaining(`"error":"${error}"`),
});

describe('A signed backchannel authentication request', () => {
  it('takes its parameters from the request object', async () => {
    const authlete = await world({
      service: { supportedAuthorizationDetailsTypes: ['payment'] },
      confidential: { authorizationDetailsTypes: ['payment'] },
    });
    const answered = await sendClaims(authlete, {
      aud: ['https://other.example.com', issuer],
      scope: 'openid email',
      acr_values: 'gold',
      binding_message: 'W4SCT',
      client_notification_token: 'notify-me',
      requested_expiry: 120,
      resource: ['https://rs.example.com/1', 'https://rs.example.com/2'],
      authorization_details: [{ type: 'payment' }],
      request_context: { user_agent: 'x' },
    });
    expect(answered).toMatchObject({
      action: 'USER_IDENTIFICATION',
      scopes: [{ name: 'email' }, { name: 'openid' }],
      acrs: ['gold'],
      hint: 'joe@example.com',
      bindingMessage: 'W4SCT',
      clientNotificationToken: 'notify-me',
      requestedExpiry: 120,
      resources: ['https://rs.example.com/1', 'https://rs.example.com/2'],
      authorizationDetails: { elements: [{ type: 'payment' }] },
      requestContext: '{"user_agent":"x"}',
    });
  });

  it('can identify its client', async () => {
    const authlete = await world({ confidential: { tokenAuthMethod: 'CLIENT_SECRET_POST' } });
    const request = await signed(key.privateJwk, await payload(authlete));
    const { clientSecret: client_secret } = authlete.confidential;
    const nothing = { clientId: undefined, clientSecret: undefined };
    // The client is identified, but its secret is not where its authentication method expects it.
    expect(await send(authlete, request, { client_secret }, nothing)).toMatchObject(
      refused('A157357', 'invalid_client', 'UNAUTHORIZED'),
    );
  });

  it('may differ by the clock skew that the service allows', async () => {
    const authlete = await world({ service: { allowableClockSkew: 10 } });
    const now = (await authlete.world()).clock.seconds();
    const times = { exp: now - 5, iat: now + 5, nbf: now + 5 };
    expect(await sendClaims(authlete, times)).toMatchObject({ action: 'USER_IDENTIFICATION' });
  });

  it('cannot have parameters outside of the request object', async () => {
    const authlete = await world();
    const request = await signed(key.privateJwk, await payload(authlete));
    const answered = await send(authlete, request, { login_hint: 'joe' });
    expect(answered).toMatchObject(refused('A167301'));
    expect(answered.resultMessage).toContain('login_hint');
  });

  it('must be a signed JWT', async () => {
    const authlete = await world();
    const claims = await payload(authlete);
    expect(await send(authlete, 'no JWT')).toMatchObject(refused('A167302'));
    expect(await send(authlete, forgedJwt({ alg: 'none' }, claims))).toMatchObject(refused('A167303'));
    expect(await send(authlete, 'a.b.c.d.e')).toMatchObject(refused('A167304'));
    expect(await send(authlete, forgedJwt({ alg: 'ES256' }, 'no json'))).toMatchObject(refused('A167305'));
  });

  it('must be issued by the client that sends it', async () => {
    const authlete = await world();
    expect(await sendClaims(authlete, { iss: undefined })).toMatchObject(refused('A167306'));
    expect(await sendClaims(authlete, { iss: 'nobody' })).toMatchObject(refused('A167307'));
    const other = await signed(
      key.privateJwk,
      await payload(authlete, { iss: String(authlete.publicClient.clientId) }),
    );
    const client_id = String(authlete.confidential.clientId);
    expect(await send(authlete, other, { client_id })).toMatchObject(refused('A168304'));
    expect(await send(authlete, other)).toMatchObject(refused('A168306'));

    const asserting = await world({
      confidential: { tokenAuthMethod: 'PRIVATE_KEY_JWT' },
      service: {
        supportedTokenAuthMethods: ['PRIVATE_KEY_JWT'],
      },
    });
    const claims = await payload(asserting);
    const client_assertion = await signed(key.privateJwk, { ...claims, sub: String(claims.iss) });
    const request = await signed(
      key.privateJwk,
      await payload(asserting, { iss: String(asserting.publicClient.clientId) }),
    );
    const assertion = {
      client_assertion,
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    };
    const nothing = { clientId: undefined, clientSecret: undefined };
    expect(await send(asserting, request, assertion, nothing)).toMatchObject(refused('A168308'));
    const own = await signed(key.privateJwk, claims);
    expect(await send(asserting, own, assertion, nothing)).toMatchObject({ action: 'USER_IDENTIFICATION' });
  });

  it('must be signed with the algorithm of the client', async () => {
    const authlete = await world();
    const claims = await payload(authlete);
    const secret = new TextEncoder().encode(authlete.confidential.clientSecret);
    expect(await send(authlete, await signed(secret, claims))).toMatchObject(refused('A167308'));
    expect(await send(authlete, forgedJwt({ alg: 'PS256' }, claims))).toMatchObject(refused('A167310'));
    const without = await decoupled({ confidential: { jwks: jwksOf(key.publicJwk) } });
    const request = await signed(key.privateJwk, await payload(without));
    expect(await send(without, request)).toMatchObject(refused('A167309'));
  });

  it('must be signed with the one key of the client that fits', async () => {
    const unregistered = await decoupled({ confidential: { bcRequestSignAlg: 'ES256' } });
    expect(await sendClaims(unregistered, {})).toMatchObject(refused('A167311'));
    const authlete = await world();
    const claims = await payload(authlete);
    const unknown = await signed(key.privateJwk, claims, { kid: 'unknown' });
    expect(await send(authlete, unknown)).toMatchObject(refused('A167312'));
    const forged = await signed(otherKey.privateJwk, claims);
    expect(await send(authlete, forged)).toMatchObject(refused('A167314'));
    const several = await world({ confidential: { jwks: jwksOf(key.publicJwk, otherKey.publicJwk) } });
    expect(await sendClaims(several, {})).toMatchObject(refused('A167313'));
    const broken = await world({ confidential: { jwks: jwksOf({ ...key.publicJwk, x: 'AA' }) } });
    expect(await sendClaims(broken, {})).toMatchObject(refused('A167325'));
  });

  it('is verified with the keys that lie at the jwks_uri of the client', async () => {
    const documents: Readonly<Record<string, string>> = {
      'https://client.example.com/jwks': jwksOf(key.publicJwk),
      'https://client.example.com/text': 'no JWK Set',
    };
    const at = (jwksUri: string) =>
      testAuthlete({
        fixtures: decoupledData({ confidential: { bcRequestSignAlg: 'ES256', jwksUri } }),
        fetch: {
          allow: ['https://client.example.com/'],
          fetch: async (url) => new Response(documents[url] ?? '', { status: documents[url] ? 200 : 404 }),
        },
      });
    expect(await sendClaims(at('https://client.example.com/jwks'), {})).toMatchObject({
      action: 'USER_IDENTIFICATION',
    });
    const error = (resultCode: string) => refused(resultCode, 'server_error', 'INTERNAL_SERVER_ERROR');
    expect(await sendClaims(at('https://client.example.com/none'), {})).toMatchObject(error('A167101'));
    expect(await sendClaims(at('https://client.example.com/text'), {})).toMatchObject(error('A167102'));
  });

  it.each([
    ...['aud', 'exp', 'iat', 'nbf', 'jti'].map((claim) => ['A167315', { [claim]: undefined }] as const),
    ...['aud', 'exp', 'iat', 'nbf', 'jti'].map((claim) => ['A167316', { [claim]: null }] as const),
    ['A167317', { exp: 'soon' }],
    ['A167317', { nbf: 1.5 }],
    ['A167318', { exp: 1 }],
    ['A167319', { iat: 9_999_999_999 }],
    ['A167320', { nbf: 9_999_999_999 }],
    ['A167321', { aud: 'https://other.example.com' }],
    ['A167324', { aud: ['https://other.example.com'] }],
    ['A167322', { client_secret: 'x' }],
    ['A167322', { client_assertion: 'x' }],
    ['A167323', { jti: 1 }],
    ['A167323', { scope: ['openid'] }],
    ['A167326', { request_context: 'x' }],
    ['A201302', { requested_expiry: 0 }],
    ['A174302', { login_hint_token: 'x' }],
  ] as const)('is refused with %s: %j', async (resultCode, claims) => {
    const authlete = await world();
    const full = { ...(await payload(authlete)), ...claims };
    // The library refuses to sign some claims, such as a time that is not a number. Sign them without it.
    expect(await send(authlete, await signedAsIs(full))).toMatchObject(refused(resultCode));
  });
});

async function signedAsIs(claims: object): Promise<string> {
  const { CompactSign, importJWK } = await import('jose');
  return new CompactSign(new TextEncoder().encode(JSON.stringify(claims)))
    .setProtectedHeader({ alg: 'ES256' })
    .sign(await importJWK(key.privateJwk, 'ES256'));
}
