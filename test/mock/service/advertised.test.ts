import { describe, expect, it } from 'vitest';
import type { ClientAuthMethod, GrantType } from '../../../src/domain/records.js';
import type { ClientFixture } from '../../../src/mock/fixtures/fixtures.js';
import { loadContract } from '../../../src/spec/contract.js';
import { type TestAuthlete, testAuthlete } from '../../support/authlete.js';
import { certificate } from '../../support/certificates.js';
import { clientKey, jwksOf, signed } from '../../support/client-keys.js';
import { decoupledData } from '../../support/decisions.js';
import { authorize, codeFor, encoded, issue, type OAuthParameters, redeem } from '../../support/flow.js';

const issuer = 'https://as.example.com';
const key = await clientKey('ES256', 'sign');
const own = await certificate();
const instance = await clientKey('ES256', 'instance');
const spiffeId = 'spiffe://trust.example.com/workload';
const spiffeBundleEndpoint = 'https://trust.example.com/bundle';
const certifiedKey = { ...key.publicJwk, x5c: [own.base64] };

/** The values of an enum of the contract. */
function valuesOf<Value extends string>(name: string): Value[] {
  const schema = loadContract().resolve(`#/components/schemas/${name}`);
  // The contract's own types are made from the same enum.
  return (schema['enum'] ?? []) as Value[];
}

const grantTypes = valuesOf<GrantType>('grant_type');
const authMethods = valuesOf<ClientAuthMethod>('client_auth_method');

const grantScopes = ['grant_management_query', 'grant_management_revoke'];

/** A service that advertises everything it can. */
const world = (confidential: ClientFixture = {}): TestAuthlete =>
  testAuthlete({
    fetch: {
      allow: [spiffeBundleEndpoint],
      fetch: async () => Response.json({ keys: [{ ...key.publicJwk, use: 'jwt-svid' }] }),
    },
    fixtures: decoupledData({
      service: {
        supportedTokenAuthMethods: authMethods,
        supportedRevocationAuthMethods: authMethods,
        supportedGrantTypes: grantTypes,
        supportedScopes: ['openid', 'email', 'offline_access', ...grantScopes].map((name) => ({ name })),
        supportedAcrs: ['gold', 'silver'],
        supportedUiLocales: ['en', 'ja'],
        supportedClaimLocales: ['en', 'ja'],
        supportedAuthorizationDetailsTypes: ['payment', 'account'],
        grantManagementEndpoint: `${issuer}/gm`,
        backchannelUserCodeParameterSupported: true,
        traditionalRequestObjectProcessingApplied: true,
      },
      confidential: {
        grantTypes,
        redirectUris: ['https://client.example.com/callback'],
        responseTypes: valuesOf('response_type'),
        authorizationSignAlg: 'ES256',
        authorizationDetailsTypes: ['payment', 'account'],
        tlsClientAuthSubjectDn: 'CN=client.example.com,O=Example,C=JP',
        jwks: jwksOf(certifiedKey),
        spiffeId,
        spiffeBundleEndpoint,
        ...confidential,
      },
      publicClient: { grantTypes, pkceRequired: false, pkceS256Required: false },
    }),
  });

const discovered = async (authlete: TestAuthlete): Promise<Readonly<Record<string, unknown>>> =>
  (await authlete.call('service_configuration_api')).body;

const now = async (authlete: TestAuthlete) => (await authlete.world()).clock.seconds();

/** The credentials of a client for a method: parameters, and members of the call. */
async function credentials(authlete: TestAuthlete, method: string) {
  const { clientId, clientSecret } = authlete.confidential;
  const id = String(clientId);
  const iat = await now(authlete);
  const claims = { iss: id, sub: id, aud: issuer, jti: 'one', iat, exp: iat + 60 };
  const client_assertion_type = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
  const secret = new TextEncoder().encode(clientSecret);
  const byMethod: Readonly<
    Record<string, () => Promise<{ parameters?: OAuthParameters; members?: object }>>
  > = {
    none: async () => ({ parameters: { client_id: String(authlete.publicClient.clientId) } }),
    client_secret_basic: async () => ({ members: { clientId: id, clientSecret } }),
    client_secret_post: async () => ({ parameters: { client_id: id, client_secret: clientSecret } }),
    client_secret_jwt: async () => ({
      parameters: { client_assertion_type, client_assertion: await signed(secret, claims) },
    }),
    private_key_jwt: async () => ({
      parameters: { client_assertion_type, client_assertion: await signed(key.privateJwk, claims) },
    }),
    tls_client_auth: async () => ({ parameters: { client_id: id }, members: { clientCertificate: own.pem } }),
    self_signed_tls_client_auth: async () => ({
      parameters: { client_id: id },
      members: { clientCertificate: own.pem },
    }),
    spiffe_jwt: async () => ({
      parameters: {
        client_id: id,
        client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-spiffe',
        client_assertion: await signed(key.privateJwk, { sub: spiffeId, aud: issuer, exp: iat + 60 }),
      },
    }),
    attest_jwt_client_auth: async () => ({
      members: {
        oauthClientAttestation: await signed(
          key.privateJwk,
          { ...claims, cnf: { jwk: instance.publicJwk } },
          { typ: 'oauth-client-attestation+jwt' },
        ),
        oauthClientAttestationPop: await signed(instance.privateJwk, claims, {
          typ: 'oauth-client-attestation-pop+jwt',
        }),
      },
    }),
  };
  const made = await byMethod[method]?.();
  if (made === undefined) throw new Error(`${method} is advertised, and this test cannot use it.`);
  return made;
}

async function authenticates(operationId: 'auth_token_api' | 'auth_revocation_api', method: string) {
  const tokenAuthMethod = authMethods.find((one) => one.toLowerCase() === method) ?? 'NONE';
  const authlete = world(tokenAuthMethod === 'NONE' ? {} : { tokenAuthMethod });
  const { parameters, members } = await credentials(authlete, method);
  // The response if client authentication succeeds.
  const request = { grant_type: 'authorization_code', code: 'unknown', redirect_uri: 'x', token: 'unknown' };
  const body = { parameters: encoded({ ...request, ...parameters }), ...members };
  const expected = operationId === 'auth_token_api' ? /^A0503/ : /^A113001/;
  expect((await authlete.call(operationId, body)).body.resultCode, method).toMatch(expected);
}

const passes = async (changes: OAuthParameters) =>
  expect(await authorize(world(), changes), JSON.stringify(changes)).toMatchObject({
    action: expect.stringMatching(/INTERACTION/),
  });

async function manages(action: string) {
  const authlete = world();
  const { ticket = '' } = await authorize(authlete, { grant_management_action: 'create' });
  const { authorizationCode = '' } = await issue(authlete, ticket);
  const { responseContent } = await redeem(authlete, authorizationCode);
  const { grant_id: grantId }: { grant_id?: string } = JSON.parse(responseContent ?? '{}');
  expect(grantId).toEqual(expect.any(String));
  if (action === 'create') return;
  if (action === 'query' || action === 'revoke') {
    const scopes = [`grant_management_${action}`];
    const { clientId } = authlete.confidential;
    const token = { grantType: 'AUTHORIZATION_CODE', subject: 'joe', clientId, scopes };
    const { accessToken } = (await authlete.call('auth_token_create_api', token)).body;
    const { body } = await authlete.call('grant_m_api', {
      accessToken,
      gmAction: action.toUpperCase(),
      grantId,
    });
    expect(body.action).toMatch(/^(OK|NO_CONTENT)$/);
    return;
  }
  const changed = { grant_management_action: action, grant_id: grantId };
  expect(await authorize(authlete, changed)).toMatchObject({
    action: 'INTERACTION',
    gmAction: action.toUpperCase(),
  });
}

/** How each value that discovery lists is used. Throws, or fails, if it is refused. */
const uses: Readonly<Record<string, (value: string) => Promise<unknown>>> = {
  token_endpoint_auth_methods_supported: (method) => authenticates('auth_token_api', method),
  revocation_endpoint_auth_methods_supported: (method) => authenticates('auth_revocation_api', method),
  async grant_types_supported(grant_type) {
    if (grant_type === 'implicit') return passes({ response_type: 'token' });
    const authlete = world();
    const { clientId, clientSecret } = authlete.confidential;
    const body = { parameters: encoded({ grant_type }), clientId: String(clientId), clientSecret };
    const { responseContent, action } = (await authlete.call('auth_token_api', body)).body;
    expect(`${action} ${responseContent}`).not.toMatch(/unsupported_grant_type|unauthorized_client|INTERNAL/);
  },
  async response_types_supported(response_type) {
    const authlete = world();
    const { ticket = '' } = await authorize(authlete, { response_type });
    expect(await issue(authlete, ticket), response_type).toMatchObject({ action: 'LOCATION' });
  },
  async response_modes_supported(response_mode) {
    const authlete = world();
    const { ticket = '' } = await authorize(authlete, { response_mode });
    const action = response_mode.startsWith('form_post') ? 'FORM' : 'LOCATION';
    expect(await issue(authlete, ticket), response_mode).toMatchObject({ action });
  },
  async code_challenge_methods_supported(code_challenge_method) {
    const code_verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
    const code_challenge =
      code_challenge_method === 'plain' ? code_verifier : 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';
    const authlete = world();
    const code = await codeFor(authlete, { code_challenge, code_challenge_method });
    expect(await redeem(authlete, code, { code_verifier })).toMatchObject({ action: 'OK' });
  },
  prompt_values_supported: (prompt) => passes({ prompt }),
  display_values_supported: (display) => passes({ display }),
  ui_locales_supported: (ui_locales) => passes({ ui_locales }),
  claims_locales_supported: (claims_locales) => passes({ claims_locales }),
  acr_values_supported: (acr_values) => passes({ acr_values }),
  async claims_supported(claim) {
    const claims = JSON.stringify({ id_token: { [claim]: null }, userinfo: { [claim]: null } });
    const { action, claimsAtUserInfo } = await authorize(world(), { claims });
    expect(action).toBe('INTERACTION');
    expect(claimsAtUserInfo).toContain(claim);
  },
  async scopes_supported(scope) {
    const { scopes } = await authorize(world(), { scope: `openid ${scope}`, prompt: 'consent' });
    expect(scopes?.map(({ name }) => name)).toContain(scope);
  },
  async authorization_details_types_supported(type) {
    await passes({ authorization_details: JSON.stringify([{ type }]) });
  },
  async subject_types_supported(type) {
    const { body } = await world().call('client_create_api', {
      subjectType: type.toUpperCase(),
      redirectUris: ['https://client.example.com/cb'],
    });
    expect(body).toMatchObject({ subjectType: type.toUpperCase() });
  },
  async backchannel_token_delivery_modes_supported(mode) {
    const bcDeliveryMode =
      (['POLL', 'PING', 'PUSH'] as const).find((one) => one.toLowerCase() === mode) ?? 'POLL';
    const authlete = world({ bcDeliveryMode });
    const { clientId, clientSecret } = authlete.confidential;
    const request = { scope: 'openid', login_hint: 'joe', client_notification_token: 'notify-me' };
    const body = { parameters: encoded(request), clientId: String(clientId), clientSecret };
    expect((await authlete.call('backchannel_authentication_api', body)).body).toMatchObject({
      action: 'USER_IDENTIFICATION',
    });
  },
  grant_management_actions_supported: manages,
};

/** Lists whose values requests do not use, or that other tests cover. */
const others: Readonly<Record<string, string>> = {
  claim_types_supported: 'No request names a type of claims.',
  introspection_endpoint_auth_methods_supported:
    'The authorization server authenticates resource servers itself.',
  client_registration_types_supported: 'test/mock/federation registers by both.',
  transformed_claims_functions_supported: 'A name of functions that the authorization server applies.',
};

describe('What discovery lists', () => {
  it('can be used by this test, except algorithms, which test/mock/jose/algorithms.test.ts goes through', async () => {
    const lists = Object.entries(await discovered(world())).filter(([, value]) => Array.isArray(value));
    const names = lists.map(([name]) => name).filter((name) => !/_(alg|enc)_values_supported$/.test(name));
    expect(names.filter((name) => uses[name] === undefined && others[name] === undefined)).toEqual([]);
    expect(Object.keys(uses).filter((name) => !names.includes(name))).toEqual([]);
  });

  it.each(Object.entries(uses))('works: %s', async (name, use) => {
    const values = (await discovered(world()))[name];
    if (!Array.isArray(values) || values.length === 0) throw new Error(`${name} is not a list of values.`);
    for (const value of values) await use(String(value));
  });

  it.each([
    ['request_parameter_supported', true],
    ['request_uri_parameter_supported', true],
    ['claims_parameter_supported', true],
    ['authorization_response_iss_parameter_supported', true],
    ['backchannel_user_code_parameter_supported', true],
  ])('says that %s is %s', async (name, value) => {
    expect((await discovered(world()))[name]).toBe(value);
  });
});
