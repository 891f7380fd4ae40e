import { describe, expect, it } from 'vitest';
import type { ServiceFixture } from '../../../src/index.js';
import { testAuthlete } from '../../support/authlete.js';
import { demoWith, jwks } from '../../support/demo.js';

type Query = Record<string, string>;

async function documentOf(service: ServiceFixture = {}, query: Query = {}): Promise<Record<string, unknown>> {
  const authlete = testAuthlete({ fixtures: demoWith({ service }) });
  const { status, body } = await authlete.call('service_configuration_api', undefined, { query });
  expect(status).toBe(200);
  return body;
}

const hmac = ['HS256', 'HS384', 'HS512'];

describe('GET /service/configuration', () => {
  it('returns the metadata itself, endpoints and enums in their wire form', async () => {
    expect(await documentOf()).toMatchObject({
      issuer: 'https://as.example.com',
      authorization_endpoint: 'https://as.example.com/authorize',
      token_endpoint: 'https://as.example.com/token',
      userinfo_endpoint: 'https://as.example.com/userinfo',
      jwks_uri: 'https://as.example.com/jwks',
      revocation_endpoint: 'https://as.example.com/revoke',
      introspection_endpoint: 'https://as.example.com/introspect',
      response_types_supported: expect.arrayContaining(['code', 'code id_token token', 'none']),
      grant_types_supported: [
        'authorization_code',
        'refresh_token',
        'client_credentials',
        'implicit',
        'urn:ietf:params:oauth:grant-type:pre-authorized_code',
      ],
      token_endpoint_auth_methods_supported: ['none', 'client_secret_basic', 'client_secret_post'],
      display_values_supported: ['page', 'popup', 'touch', 'wap'],
      claim_types_supported: ['normal'],
      scopes_supported: expect.arrayContaining(['openid', 'notes.read']),
    });
  });

  it('has what every service has, whatever is set', async () => {
    expect(await documentOf()).toMatchObject({
      response_modes_supported: [
        'query',
        'fragment',
        'form_post',
        'query.jwt',
        'fragment.jwt',
        'form_post.jwt',
        'jwt',
      ],
      request_parameter_supported: true,
      request_uri_parameter_supported: true,
      require_request_uri_registration: true,
      require_signed_request_object: false,
      require_pushed_authorization_requests: false,
      claims_parameter_supported: true,
      authorization_response_iss_parameter_supported: true,
      tls_client_certificate_bound_access_tokens: false,
      code_challenge_methods_supported: ['plain', 'S256'],
      subject_types_supported: ['public', 'pairwise'],
      prompt_values_supported: ['none', 'login', 'consent', 'select_account', 'create'],
      grant_management_action_required: false,
    });
  });

  it('leaves out what is not set, except the methods of introspection', async () => {
    const document = await documentOf({
      supportedIntrospectionAuthMethods: [],
      registrationEndpoint: '',
    });
    expect(document['introspection_endpoint_auth_methods_supported']).toEqual([]);
    for (const absent of [
      'acr_values_supported',
      'registration_endpoint',
      'mtls_endpoint_aliases',
      'authorization_details_types_supported',
      'native_sso_supported',
      'backchannel_logout_supported',
      'grant_management_actions_supported',
      'resultCode',
    ])
      expect(document).not.toHaveProperty(absent);
  });

  const anonymous = 'pre-authorized_grant_anonymous_access_supported';

  it.each([true, false])('says whether pre-authorized codes need no client: %s', async (supported) => {
    const given = { preAuthorizedGrantAnonymousAccessSupported: supported };
    expect(await documentOf(given)).toMatchObject({ [anonymous]: supported });
    expect(await documentOf({ ...given, verifiableCredentialsEnabled: false })).not.toHaveProperty(anonymous);
  });

  it('says what federation offers, if the service is in one and it is configured', async () => {
    const given = {
      federationEnabled: true,
      supportedClientRegistrationTypes: ['AUTOMATIC' as const, 'EXPLICIT' as const],
      federationRegistrationEndpoint: 'https://as.example.com/federation/register',
    };
    expect(await documentOf(given)).toMatchObject({
      client_registration_types_supported: ['automatic', 'explicit'],
      federation_registration_endpoint: given.federationRegistrationEndpoint,
    });
    const outside = await documentOf({ ...given, federationEnabled: false });
    const unconfigured = await documentOf({ federationEnabled: true });
    for (const document of [outside, unconfigured])
      for (const name of ['client_registration_types_supported', 'federation_registration_endpoint'])
        expect(document).not.toHaveProperty(name);
  });

  it('names the functions that transform claims', async () => {
    const document = await documentOf({});
    expect(document['transformed_claims_functions_supported']).toContain('years_ago');
  });

  it('derives algorithms from the keys: their own', async () => {
    const document = await documentOf();
    expect(document['id_token_signing_alg_values_supported']).toEqual(['RS256', 'ES256', ...hmac]);
    expect(document['userinfo_signing_alg_values_supported']).toEqual(['RS256', 'ES256', ...hmac, 'none']);
  });

  it('derives algorithms from the keys: all that their type supports if they name none', async () => {
    const [{ alg: _alg, ...rsa }] = JSON.parse(jwks).keys;
    const document = await documentOf({ jwks: JSON.stringify({ keys: [rsa] }) });
    const all = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', ...hmac];
    expect(document['id_token_signing_alg_values_supported']).toEqual(all);
  });

  it('narrows algorithms to the key that is chosen, and leaves out encryption keys', async () => {
    const [rsa, ec] = JSON.parse(jwks).keys;
    const encrypts = { ...rsa, use: 'enc', alg: 'RSA-OAEP', kid: 'enc' };
    const document = await documentOf({
      jwks: JSON.stringify({ keys: [rsa, ec, encrypts] }),
      idTokenSignatureKeyId: ec.kid,
      userInfoSignatureKeyId: rsa.kid,
    });
    expect(document['id_token_signing_alg_values_supported']).toEqual(['ES256', ...hmac]);
    expect(document['userinfo_signing_alg_values_supported']).toEqual(['RS256', ...hmac, 'none']);
    expect(document['authorization_signing_alg_values_supported']).toEqual(['RS256', 'ES256', ...hmac]);
  });

  it('has symmetric algorithms alone without keys', async () => {
    const authlete = testAuthlete({ fixtures: demoWith() });
    await authlete.call('service_update_api', { issuer: 'https://as.example.com' });
    const { body } = await authlete.call('service_configuration_api');
    expect(body['id_token_signing_alg_values_supported']).toEqual(hmac);
  });

  it.each<[what: string, service: ServiceFixture, member: object]>([
    ['issSuppressed', { issSuppressed: true }, { authorization_response_iss_parameter_supported: false }],
    ['parRequired', { parRequired: true }, { require_pushed_authorization_requests: true }],
    ['requestObjectRequired', { requestObjectRequired: true }, { require_signed_request_object: true }],
    [
      'traditional request objects',
      { requestObjectRequired: true, traditionalRequestObjectProcessingApplied: true },
      { require_signed_request_object: false },
    ],
    [
      'grant management',
      { grantManagementEndpoint: 'https://as.example.com/gm' },
      { grant_management_actions_supported: ['create', 'merge', 'query', 'replace', 'revoke'] },
    ],
    ['native SSO', { nativeSsoSupported: true }, { native_sso_supported: true }],
    [
      'pre-authorized codes without a client',
      { preAuthorizedGrantAnonymousAccessSupported: true },
      { 'pre-authorized_grant_anonymous_access_supported': true },
    ],
    ['prompts', { supportedPromptValues: ['LOGIN'] }, { prompt_values_supported: ['login'] }],
    [
      'aliases for mutual TLS',
      { mtlsEndpointAliases: [{ name: 'token_endpoint', uri: 'https://mtls.example.com/token' }] },
      { mtls_endpoint_aliases: { token_endpoint: 'https://mtls.example.com/token' } },
    ],
    [
      'CIBA',
      {
        supportedBackchannelTokenDeliveryModes: ['POLL', 'PING'],
        backchannelUserCodeParameterSupported: true,
      },
      {
        backchannel_token_delivery_modes_supported: ['poll', 'ping'],
        backchannel_user_code_parameter_supported: true,
      },
    ],
    [
      'signed assertions of clients',
      { supportedTokenAuthMethods: ['PRIVATE_KEY_JWT'] },
      { token_endpoint_auth_signing_alg_values_supported: expect.arrayContaining(['HS256', 'ES256']) },
    ],
    [
      'attestation of clients',
      { supportedTokenAuthMethods: ['ATTEST_JWT_CLIENT_AUTH'] },
      {
        token_endpoint_auth_methods_supported: ['attest_jwt_client_auth'],
        client_attestation_signing_alg_values_supported: expect.arrayContaining(['ES256']),
        client_attestation_pop_signing_alg_values_supported: expect.arrayContaining(['ES256']),
      },
    ],
    ['verified claims', { supportedVerifiedClaims: ['name'] }, { verified_claims_supported: true }],
  ])('reports %s', async (_what, service, member) => {
    expect(await documentOf(service)).toMatchObject(member);
  });

  it('lists eleven algorithms for DPoP proofs', async () => {
    expect((await documentOf())['dpop_signing_alg_values_supported']).toHaveLength(11);
  });

  it('applies a JSON Patch', async () => {
    const patch = JSON.stringify([
      { op: 'replace', path: '/issuer', value: 'https://other.example.com' },
      { op: 'remove', path: '/scopes_supported' },
      { op: 'add', path: '/response_types_supported/-', value: 'device' },
      { op: 'copy', from: '/jwks_uri', path: '/a~1b' },
    ]);
    const document = await documentOf({}, { patch });
    expect(document['issuer']).toBe('https://other.example.com');
    expect(document).not.toHaveProperty('scopes_supported');
    expect(document['response_types_supported']).toContain('device');
    expect(document['a/b']).toBe('https://as.example.com/jwks');
  });

  it.each([
    ['text', 'x'],
    ['no array', '{}'],
    ['no operation', '[1]'],
    ['an unknown operation', '[{"op":"constructor","path":"/issuer"}]'],
    ['an operation without a value', '[{"op":"add","path":"/a"}]'],
    ['a path that is no pointer', '[{"op":"remove","path":"issuer"}]'],
    ['a path that leads nowhere', '[{"op":"remove","path":"/nothing/here"}]'],
    ['a test that fails', '[{"op":"test","path":"/issuer","value":"no"}]'],
    ['a document that is none', '[{"op":"replace","path":"","value":7}]'],
  ])('refuses a patch that is %s', async (_what, patch) => {
    const authlete = testAuthlete({ fixtures: demoWith() });
    const { status, body } = await authlete.call('service_configuration_api', undefined, {
      query: { patch },
    });
    expect(status).toBe(400);
    expect(body).toMatchObject({ resultCode: 'A126202' });
  });

  it('keeps prototypes out of reach of a patch', async () => {
    const patch = '[{"op":"add","path":"/__proto__/polluted","value":true}]';
    const authlete = testAuthlete({ fixtures: demoWith() });
    await authlete.call('service_configuration_api', undefined, { query: { patch } });
    expect({}).not.toHaveProperty('polluted');
  });

  it('is indented when asked for', async () => {
    const { fetch, serviceId, accessToken } = testAuthlete({ fixtures: demoWith() });
    const url = `http://authlete.test/api/${serviceId}/service/configuration?pretty=true`;
    const response = await fetch(url, { headers: { authorization: `Bearer ${accessToken}` } });
    expect(await response.text()).toMatch(/^\{\n {2}"issuer": /);
  });
});

describe('POST /service/configuration', () => {
  it('accepts pretty and patch in its body', async () => {
    const authlete = testAuthlete({ fixtures: demoWith() });
    const patch = '[{"op":"add","path":"/x","value":[1]}]';
    const { status, body } = await authlete.call('service_configuration_api_post', { pretty: true, patch });
    expect(status).toBe(200);
    expect(body).toMatchObject({ issuer: 'https://as.example.com', x: [1] });
  });

  it('accepts an empty object', async () => {
    const authlete = testAuthlete({ fixtures: demoWith() });
    const { body } = await authlete.call('service_configuration_api_post', {});
    expect(body).toEqual((await authlete.call('service_configuration_api')).body);
  });
});
