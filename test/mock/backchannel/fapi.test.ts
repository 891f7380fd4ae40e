import type { JWTPayload } from 'jose';
import { describe, expect, it } from 'vitest';
import type { FapiMode } from '../../../src/mock/oauth/fapi/modes.js';
import type { TestAuthlete } from '../../support/authlete.js';
import { type ClientKey, clientKey, jwksOf, signed } from '../../support/client-keys.js';
import { cibaGrant, decoupled } from '../../support/decisions.js';
import type { Changes } from '../../support/demo.js';
import { encoded, type OAuthParameters } from '../../support/flow.js';

const strong = await clientKey('ES256', 'strong');
const rsa = await clientKey('PS256', 'rsa');
const weak = await clientKey('RS256', 'weak');
const issuer = 'https://as.example.com';
const client_assertion_type = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

interface World extends Changes {
  readonly modes?: readonly FapiMode[];
}

const world = ({ modes = ['FAPI1_ADVANCED'], service, confidential }: World = {}) =>
  decoupled({
    service: {
      supportedServiceProfiles: ['FAPI'],
      supportedTokenAuthMethods: ['PRIVATE_KEY_JWT', 'CLIENT_SECRET_BASIC', 'CLIENT_SECRET_JWT'],
      fapiModes: [...modes],
      ...service,
    },
    confidential: {
      tokenAuthMethod: 'PRIVATE_KEY_JWT',
      bcRequestSignAlg: 'ES256',
      jwks: jwksOf(strong.publicJwk, rsa.publicJwk, weak.publicJwk),
      ...confidential,
    },
  });

async function assertion(
  authlete: TestAuthlete,
  key: ClientKey['privateJwk'] | Uint8Array = strong.privateJwk,
): Promise<OAuthParameters> {
  const name = String(authlete.confidential.clientId);
  const now = (await authlete.world()).clock.seconds();
  const claims = { iss: name, sub: name, aud: issuer, exp: now + 60, iat: now, jti: 'assertion' };
  return { client_assertion: await signed(key, claims), client_assertion_type };
}

interface Request {
  readonly claims?: (now: number) => JWTPayload;
  readonly key?: ClientKey;
  /** Parameters without a request object. */
  readonly plain?: OAuthParameters;
  /** Authenticates by the secret, not by an assertion. */
  readonly basic?: boolean;
  readonly assertionKey?: (authlete: TestAuthlete) => ClientKey['privateJwk'] | Uint8Array;
}

async function ask(
  authlete: TestAuthlete,
  { claims, key = strong, plain, basic, assertionKey }: Request = {},
) {
  const { clientId, clientSecret } = authlete.confidential;
  const now = (await authlete.world()).clock.seconds();
  const times = { exp: now + 300, iat: now, nbf: now };
  const good = { scope: 'openid', login_hint: 'joe', client_notification_token: 'notify-me' };
  const payload = { iss: String(clientId), aud: issuer, jti: 'one', ...times, ...good, ...claims?.(now) };
  const request = plain ? { ...good, ...plain } : { request: await signed(key.privateJwk, payload) };
  const proof = basic ? {} : await assertion(authlete, assertionKey?.(authlete));
  const call = {
    parameters: encoded({ ...request, ...proof }),
    ...(basic && { clientId: String(clientId), clientSecret }),
  };
  return (await authlete.call('backchannel_authentication_api', call)).body;
}

const refused = (resultCode: string) => ({
  action: 'BAD_REQUEST',
  resultCode,
  responseContent: expect.stringContaining('"error":"invalid_request"'),
});

const secretOf = ({ confidential: { clientSecret } }: TestAuthlete) => new TextEncoder().encode(clientSecret);

const cases: readonly (Request & World & { readonly code: string; readonly what: string })[] = [
  {
    code: 'A243301',
    what: 'without a binding message where one is required',
    service: { backchannelBindingMessageRequiredInFapi: true },
  },
  { code: 'A243302', what: 'of a client of push mode', confidential: { bcDeliveryMode: 'PUSH' } },
  { code: 'A243303', what: 'that is not signed', plain: {} },
  {
    code: 'A243304',
    what: 'that expires more than 60 minutes ahead',
    claims: (now) => ({ exp: now + 3601 }),
  },
  {
    code: 'A243304',
    what: 'whose nbf is more than 60 minutes past',
    claims: (now) => ({ nbf: now - 3600, exp: now + 1 }),
  },
  {
    code: 'A243305',
    what: 'with a secret',
    basic: true,
    confidential: { tokenAuthMethod: 'CLIENT_SECRET_BASIC' },
  },
  {
    code: 'A243305',
    what: 'with an assertion that a secret signs',
    confidential: { tokenAuthMethod: 'CLIENT_SECRET_JWT' },
    assertionKey: secretOf,
  },
  { code: 'A243306', what: 'signed with RS256', confidential: { bcRequestSignAlg: 'RS256' }, key: weak },
  { code: 'A243307', what: 'with an assertion by RS256', assertionKey: () => weak.privateJwk },
];

describe('A backchannel authentication request under FAPI-CIBA', () => {
  it.each(cases)('is refused $what ($code)', async ({ code, what, ...rest }) => {
    expect(await ask(await world(rest), rest)).toMatchObject(refused(code));
  });

  it.each(cases)('$what passes where FAPI 1 does not apply', async ({ code, what, ...rest }) => {
    const expected = { action: 'USER_IDENTIFICATION' };
    const certificateless = { ...rest, modes: [] };
    expect(await ask(await world(certificateless), rest)).toMatchObject(expected);
    const profileless = { ...rest, service: { ...rest.service, supportedServiceProfiles: [] } };
    expect(await ask(await world(profileless), rest)).toMatchObject(expected);
  });

  it.each([strong, rsa])(
    'is valid when it is signed by $privateJwk.alg and lives 60 minutes',
    async (key) => {
      const bcRequestSignAlg = key === rsa ? 'PS256' : 'ES256';
      const authlete = await world({
        service: { backchannelBindingMessageRequiredInFapi: true },
        confidential: { bcRequestSignAlg },
      });
      const claims = (now: number) => ({ exp: now + 1800, nbf: now - 1800, binding_message: 'W4SCT' });
      expect(await ask(authlete, { claims, key })).toMatchObject({
        action: 'USER_IDENTIFICATION',
        bindingMessage: 'W4SCT',
      });
    },
  );

  it('is judged by the attributes of its scopes, and so is the token request after it', async () => {
    const supportedScopes = [
      { name: 'openid' },
      { name: 'payment', attributes: [{ key: 'fapi', value: 'rw' }] },
    ];
    const authlete = await decoupled({ service: { supportedServiceProfiles: ['FAPI'], supportedScopes } });
    const { clientId, clientSecret } = authlete.confidential;
    const basic = { clientId: String(clientId), clientSecret };
    const good = { login_hint: 'joe', client_notification_token: 'notify-me' };
    const asking = (scope: string) =>
      authlete.call('backchannel_authentication_api', { parameters: encoded({ ...good, scope }), ...basic });
    expect((await asking('openid payment')).body).toMatchObject(refused('A243303'));

    const { ticket = '' } = (await asking('openid')).body;
    const { authReqId = '' } = (await authlete.call('backchannel_authentication_issue_api', { ticket })).body;
    const parameters = encoded({ grant_type: cibaGrant, auth_req_id: authReqId, scope: 'payment' });
    // The scope of the decided request counts, not one that the token request adds.
    expect((await authlete.call('auth_token_api', { parameters, ...basic })).body).toMatchObject({
      resultCode: 'A200308',
    });
  });
});
