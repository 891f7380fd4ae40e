import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import type { ClientRecord } from '../../../src/domain/records.js';
import { clientMetadata, localizedMetadata } from '../../../src/mock/clients/metadata.js';
import { hashOf } from '../../../src/mock/tokens/token-records.js';
import { type TestAuthlete, testAuthlete } from '../../support/authlete.js';
import { type Changes, demoWith } from '../../support/demo.js';
import { authorize } from '../../support/flow.js';
import { introspect } from '../../support/tokens.js';

const registrationEndpoint = 'https://as.example.com/register';
const world = (service: Changes['service'] = {}) =>
  testAuthlete({
    fixtures: demoWith({ service: { dynamicRegistrationSupported: true, registrationEndpoint, ...service } }),
  });

const codeClient = {
  client_name: 'My client',
  redirect_uris: ['https://client.example.com/cb'],
  grant_types: ['authorization_code', 'refresh_token'],
  response_types: ['code'],
};

const register = async (authlete: TestAuthlete, metadata: object) =>
  (await authlete.call('client_registration_api', { json: JSON.stringify(metadata) })).body;

const parsed = (content: string | null | undefined): Record<string, unknown> => JSON.parse(content ?? '');

/** A registered client, with the values to manage its registration. */
async function registered(authlete: TestAuthlete, metadata: object = codeClient) {
  const answered = await register(authlete, metadata);
  if (answered.action !== 'CREATED') throw new Error(answered.resultMessage);
  const information = parsed(answered.responseContent);
  const clientId = String(information['client_id']);
  return { information, clientId, token: String(information['registration_access_token']) };
}

const manage = {
  get: async (authlete: TestAuthlete, call: object) =>
    (await authlete.call('client_registration_get_api', call)).body,
  update: async (authlete: TestAuthlete, call: object, metadata: object = codeClient) =>
    (await authlete.call('client_registration_update_api', { json: JSON.stringify(metadata), ...call })).body,
  delete: async (authlete: TestAuthlete, call: object) =>
    (await authlete.call('client_registration_delete_api', call)).body,
};

async function change(authlete: TestAuthlete, clientId: string, changes: Partial<ClientRecord>) {
  const store = await authlete.world();
  const record = await store.find('client', clientId);
  if (record !== undefined) await store.put('client', clientId, { ...record, ...changes });
}

describe('POST /client/registration', () => {
  it('registers a client with a name only, as a confidential one', async () => {
    const authlete = world();
    const answered = await register(authlete, { client_name: 'My client' });
    expect(answered).toMatchObject({
      action: 'CREATED',
      resultCode: 'A202001',
      client: {
        clientName: 'My client',
        clientType: 'CONFIDENTIAL',
        tokenAuthMethod: 'CLIENT_SECRET_BASIC',
        dynamicallyRegistered: true,
        clientSource: 'DYNAMIC_REGISTRATION',
        developer: `authlete_${authlete.serviceId}`,
      },
    });
    const { client } = answered;
    const information = parsed(answered.responseContent);
    const token = String(information['registration_access_token']);
    expect(information).toMatchObject({
      client_id: String(client?.clientId),
      client_secret: client?.clientSecret,
      client_secret_expires_at: 0,
      client_id_issued_at: Math.floor((client?.createdAt ?? 0) / 1000),
      registration_access_token: expect.stringMatching(/^[\w-]{43}$/),
      registration_client_uri: `${registrationEndpoint}/${client?.clientId}`,
      client_name: 'My client',
      token_endpoint_auth_method: 'client_secret_basic',
      id_token_signed_response_alg: 'RS256',
      subject_type: 'public',
      default_max_age: 0,
      require_auth_time: false,
    });
    expect(information).not.toHaveProperty('grant_types');
    expect(information).not.toHaveProperty('response_types');
    expect(client?.registrationAccessTokenHash).toBe(hashOf(token));
  });

  it('makes a client that can authorize, and a public one that gets a secret too', async () => {
    const authlete = world();
    const { clientId, information } = await registered(authlete, {
      ...codeClient,
      token_endpoint_auth_method: 'none',
    });
    const stored = await (await authlete.world()).find('client', clientId);
    expect(stored).toMatchObject({ clientType: 'PUBLIC', tokenAuthMethod: 'NONE' });
    expect(information['client_secret']).toMatch(/^[\w-]{86}$/);
    const redirect_uri = codeClient.redirect_uris[0];
    expect(await authorize(authlete, { client_id: clientId, redirect_uri })).toMatchObject({
      action: 'INTERACTION',
    });
  });

  it('names the management endpoint, if there is one, and no URI if there is none', async () => {
    const registrationManagementEndpoint = 'https://as.example.com/manage';
    const managed = await registered(world({ registrationManagementEndpoint }));
    expect(managed.information['registration_client_uri']).toBe(
      `${registrationManagementEndpoint}/${managed.clientId}`,
    );
    const silent = testAuthlete({
      fixtures: demoWith({ service: { dynamicRegistrationSupported: true, registrationEndpoint: '' } }),
    });
    expect((await registered(silent)).information).not.toHaveProperty('registration_client_uri');
  });

  it('gives back all metadata as it was sent', async () => {
    const authlete = world();
    for (const metadata of [everything, ...alternatives]) {
      const { information } = await registered(authlete, metadata);
      expect(information).toMatchObject(metadata);
    }
  });

  it('knows no metadata that these tests do not', () => {
    const names = [
      ...clientMetadata.map(([name]) => name),
      ...localizedMetadata.map(([name]) => `${name}#ja`),
    ];
    const tested = new Set([everything, ...alternatives].flatMap(Object.keys));
    expect(names.filter((name) => !tested.has(name))).toEqual([]);
  });

  it('accepts null for what is left out, and drops what it does not know', async () => {
    const authlete = world();
    const { information } = await registered(authlete, { client_name: null, shoe_size: 42, client_id: 'x' });
    expect(information).not.toHaveProperty('client_name');
    expect(information).not.toHaveProperty('shoe_size');
    expect(information['client_id']).toMatch(/^\d+$/);
  });

  it('keeps custom metadata that the service lists', async () => {
    const authlete = world({ supportedCustomClientMetadata: ['shoe_size'] });
    const { information, clientId } = await registered(authlete, { shoe_size: 42, hat_size: 56 });
    expect(information).toMatchObject({ shoe_size: 42 });
    expect(information).not.toHaveProperty('hat_size');
    const stored = await (await authlete.world()).find('client', clientId);
    expect(stored?.customMetadata).toBe('{"shoe_size":42}');
  });

  it('makes scope the requestable scopes, if the service says so', async () => {
    const scope = 'openid profile';
    const authlete = world({ dcrScopeUsedAsRequestable: true });
    const { information, clientId } = await registered(authlete, { ...codeClient, scope });
    expect(information['scope']).toBe(scope);
    const asked = { client_id: clientId, redirect_uri: codeClient.redirect_uris[0], scope: 'openid email' };
    expect((await authorize(authlete, asked)).scopes).toEqual([{ name: 'openid' }]);
    expect((await registered(authlete)).information).not.toHaveProperty('scope');

    const open = world();
    const unlimited = await registered(open, { ...codeClient, scope });
    expect(unlimited.information).not.toHaveProperty('scope');
    expect((await authorize(open, { ...asked, client_id: unlimited.clientId })).scopes).toHaveLength(2);
  });

  it.each<[string, object, string?]>([
    ['A204301', { jwks: { keys: [] }, jwks_uri: 'https://client.example.com/jwks' }],
    ['A204302', { grant_types: ['authorization_code'] }],
    ['A204303', { grant_types: ['implicit'], response_types: [] }],
    ['A204304', { response_types: ['code'] }],
    ['A204305', { response_types: ['id_token'] }],
    ['A204305', { response_types: ['code token'], grant_types: ['authorization_code'] }],
    ['A204306', { grant_types: 'authorization_code' }],
    ['A204306', { contacts: [1] }],
    ['A204307', { redirect_uris: ['/cb'] }, 'invalid_redirect_uri'],
    ['A204307', { redirect_uris: 'https://client.example.com/cb' }, 'invalid_redirect_uri'],
    ['A204307', { logo_uri: 'no uri' }],
    ['A204307', { 'logo_uri#ja': 'no uri' }],
    ['A204308', { client_name: 1 }],
    ['A204308', { scope: ['openid'] }],
    ['A204308', { software_statement: {} }],
    ['A204308', { token_endpoint_auth_method: ['none'] }],
    ['A204309', { default_max_age: '60' }],
    ['A204310', { require_auth_time: 'true' }],
    ['A204311', { jwks: '{"keys":[]}' }],
    ['A204312', { subject_type: 'pairwise' }],
    ['A204312', { subject_type: 'pairwise', redirect_uris: ['https://a.example', 'https://b.example'] }],
    ['A204313', { sector_identifier_uri: 'http://client.example.com/sector' }],
    ['A204313', { initiate_login_uri: 'http://client.example.com/login' }],
    ['A000000', { token_endpoint_auth_method: 'magic' }],
    ['A000000', { grant_types: ['magic'] }],
    ['A000000', { jwks: { keys: [{}] } }],
    ['A000000', { redirect_uris: ['https://client.example.com/#x'] }, 'invalid_redirect_uri'],
    ['A000000', { id_token_encrypted_response_enc: 'A128GCM' }],
  ])('refuses with %s: %j', async (resultCode, metadata, error = 'invalid_client_metadata') => {
    const authlete = world();
    const answered = await register(authlete, metadata);
    expect(answered).toMatchObject({ action: 'BAD_REQUEST', resultCode });
    expect(parsed(answered.responseContent)['error']).toBe(error);
    expect(answered).not.toHaveProperty('client');

    const { clientId, token } = await registered(authlete);
    const update = { client_id: clientId, ...metadata };
    expect(await manage.update(authlete, { clientId, token }, update)).toMatchObject({
      action: 'BAD_REQUEST',
      resultCode,
    });
  });

  it.each([
    ['A203302', {}],
    ['A203302', { json: '' }],
    ['A203303', { json: 'no json' }],
    ['A203303', { json: '[]' }],
  ])('refuses with %s: %j', async (resultCode, call) => {
    const { body } = await world().call('client_registration_api', call);
    expect(body).toMatchObject({ action: 'BAD_REQUEST', resultCode });
  });

  it('refuses a software_id that another client has, if the service says so', async () => {
    const software = { ...codeClient, software_id: 'app' };
    const open = world();
    await registered(open, software);
    expect(await register(open, software)).toMatchObject({ action: 'CREATED' });

    const authlete = world({ dcrDuplicateSoftwareIdBlocked: true });
    const { clientId, token } = await registered(authlete, software);
    expect(await register(authlete, software)).toMatchObject({
      action: 'BAD_REQUEST',
      resultCode: 'A000000',
    });
    const update = { ...software, client_id: clientId };
    expect(await manage.update(authlete, { clientId, token }, update)).toMatchObject({ action: 'UPDATED' });
  });

  it('does not exist unless the service supports it', async () => {
    const authlete = testAuthlete({
      fixtures: demoWith({ service: { dynamicRegistrationSupported: false } }),
    });
    const refused = { action: 'BAD_REQUEST', resultCode: 'A206201' };
    const call = { clientId: '1', token: 'x' };
    expect(await register(authlete, codeClient)).toMatchObject(refused);
    expect(await manage.get(authlete, call)).toMatchObject(refused);
    expect(await manage.update(authlete, call)).toMatchObject(refused);
    expect(await manage.delete(authlete, call)).toMatchObject(refused);
  });
});

describe('A software statement', async () => {
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  const jwks = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: 'a', alg: 'ES256' }] });
  const trusting = { attributes: [{ key: 'software_statement.jwks', value: jwks }] };
  const sign = (claims: object, key = privateKey) =>
    new SignJWT({ ...claims }).setProtectedHeader({ alg: 'ES256', kid: 'a' }).sign(key);
  const encode = (value: string) => Buffer.from(value).toString('base64url');

  it('says more than the request, and comes back', async () => {
    const software_statement = await sign({
      iss: 'https://x.example',
      software_id: 'app',
      client_name: 'Signed',
    });
    const { information } = await registered(world(trusting), { ...codeClient, software_statement });
    expect(information).toMatchObject({ client_name: 'Signed', software_id: 'app', software_statement });
    expect(information).not.toHaveProperty('iss');
  });

  it('is verified by keys that the mock may fetch', async () => {
    const jwksUri = 'https://directory.example.com/jwks';
    const attributes = [{ key: 'software_statement.jwks_uri', value: jwksUri }];
    const service = { dynamicRegistrationSupported: true, attributes };
    const software_statement = await sign({ client_name: 'Signed' });
    const fetching = testAuthlete({
      fixtures: demoWith({ service }),
      fetch: { allow: [jwksUri], fetch: async () => new Response(jwks) },
    });
    expect(await register(fetching, { software_statement })).toMatchObject({ action: 'CREATED' });
    expect(await register(world({ attributes }), { software_statement })).toMatchObject({
      resultCode: 'A205305',
    });
  });

  it.each([
    ['A205301', 'invalid_software_statement', async () => 'no jwt'],
    ['A205302', 'invalid_software_statement', async () => `${encode('{"alg":"none"}')}.${encode('{}')}.`],
    ['A205303', 'invalid_software_statement', async () => 'e30.a.b.c.d'],
    ['A205304', 'invalid_software_statement', async () => `${encode('{"alg":"ES256"}')}.${encode('x')}.a`],
    ['A205305', 'unapproved_software_statement', () => sign({ exp: 1 })],
    [
      'A205306',
      'invalid_software_statement',
      async () => sign({}, (await generateKeyPair('ES256')).privateKey),
    ],
  ])('is refused with %s', async (resultCode, error, statement) => {
    const answered = await register(world(trusting), { software_statement: await statement() });
    expect(answered).toMatchObject({ action: 'BAD_REQUEST', resultCode });
    expect(parsed(answered.responseContent)['error']).toBe(error);
  });

  it('is refused if the service trusts nobody', async () => {
    const software_statement = await sign({});
    expect(await register(world(), { software_statement })).toMatchObject({ resultCode: 'A205305' });
  });
});

describe('A registration', () => {
  it('is read with its token, which stays as it is', async () => {
    const authlete = world();
    const { clientId, token, information } = await registered(authlete);
    const answered = await manage.get(authlete, { clientId, token });
    expect(answered).toMatchObject({
      action: 'OK',
      resultCode: 'A217001',
      client: { clientName: 'My client' },
    });
    expect(parsed(answered.responseContent)).toEqual(information);
  });

  it('is replaced by an update: what it leaves out is gone, but not what is not a metadata', async () => {
    const authlete = world();
    const { clientId, token, information } = await registered(authlete, {
      ...codeClient,
      require_auth_time: true,
      'client_name#ja': 'クライアント',
    });
    await change(authlete, clientId, { attributes: [{ key: 'a', value: 'b' }] });
    const metadata = { ...codeClient, client_name: undefined, client_id: clientId };
    const { client_secret } = information;
    const answered = await manage.update(authlete, { clientId, token }, { ...metadata, client_secret });
    expect(answered).toMatchObject({
      action: 'UPDATED',
      resultCode: 'A213001',
      client: {
        dynamicallyRegistered: true,
        authTimeRequired: false,
        developer: `authlete_${authlete.serviceId}`,
        attributes: [{ key: 'a', value: 'b' }],
        clientSecret: client_secret,
      },
    });
    expect(answered.client).not.toHaveProperty('clientName');
    expect(answered.client).not.toHaveProperty('clientNames');
    const read = await manage.get(authlete, { clientId, token });
    expect(parsed(read.responseContent)).toEqual(parsed(answered.responseContent));
  });

  it('replaces the requestable scopes', async () => {
    const authlete = world({ dcrScopeUsedAsRequestable: true });
    const { clientId, token } = await registered(authlete, { ...codeClient, scope: 'openid' });
    const update = { ...codeClient, client_id: clientId };
    const wider = await manage.update(authlete, { clientId, token }, { ...update, scope: 'openid email' });
    expect(parsed(wider.responseContent)['scope']).toBe('openid email');
    const open = await manage.update(authlete, { clientId, token }, update);
    expect(open.client?.extension?.requestableScopesEnabled ?? false).toBe(false);
  });

  it('leaves the extension alone if scope is not a requestable scope', async () => {
    const authlete = world();
    const { clientId, token } = await registered(authlete);
    await change(authlete, clientId, { extension: { accessTokenDuration: 60 } });
    const answered = await manage.update(authlete, { clientId, token }, { client_id: clientId });
    expect(answered.client?.extension).toMatchObject({ accessTokenDuration: 60 });
  });

  it.each([
    ['A203302', { json: '' }],
    ['A203303', { json: '1' }],
    ['A214301', { json: '{}' }],
    ['A214302', { json: '{"client_id":"1"}' }],
  ])('is not updated, with %s: %j', async (resultCode, call) => {
    const authlete = world();
    const { clientId, token } = await registered(authlete);
    expect(await manage.update(authlete, { clientId, token, ...call })).toMatchObject({
      action: 'BAD_REQUEST',
      resultCode,
    });
  });

  it('does not take another client secret', async () => {
    const authlete = world();
    const { clientId, token } = await registered(authlete);
    const metadata = { client_id: clientId, client_secret: 'mine' };
    expect(await manage.update(authlete, { clientId, token }, metadata)).toMatchObject({
      action: 'BAD_REQUEST',
      resultCode: 'A215304',
    });
  });

  it('is deleted with its client and its tokens', async () => {
    const authlete = world();
    const { clientId, token } = await registered(authlete, { grant_types: ['client_credentials'] });
    const { client } = await manage.get(authlete, { clientId, token });
    const issued = await authlete.call('auth_token_api', {
      parameters: 'grant_type=client_credentials',
      clientId,
      clientSecret: client?.clientSecret,
    });
    const accessToken = issued.body.accessToken ?? '';
    expect(await introspect(authlete, accessToken)).toMatchObject({ action: 'OK' });

    const deleted = await manage.delete(authlete, { clientId, token });
    expect(deleted).toMatchObject({ action: 'DELETED', resultCode: 'A216001' });
    expect(deleted).not.toHaveProperty('responseContent');
    expect(await introspect(authlete, accessToken)).toMatchObject({ action: 'UNAUTHORIZED' });
    expect(await manage.get(authlete, { clientId, token })).toMatchObject({ resultCode: 'A215302' });
  });
});

describe.each([
  ['BAD_REQUEST', {}],
  ['UNAUTHORIZED', { unauthorizedOnClientConfigSupported: true }],
])('Without the right registration access token the answer is %s', (action, service) => {
  it.each(['get', 'update', 'delete'] as const)('to %s', async (name) => {
    const authlete = world(service);
    const { clientId, token } = await registered(authlete);
    const refused = async (call: object, resultCode: string) => {
      const answered = await manage[name](authlete, call);
      expect(answered).toMatchObject({ action, resultCode });
      expect(parsed(answered.responseContent)['error']).toBe('invalid_token');
    };
    await refused({ token }, 'A215301');
    await refused({ clientId: 'an-alias', token }, 'A215301');
    await refused({ clientId: '1', token }, 'A215302');
    await refused({ clientId: String(authlete.confidential.clientId), token }, 'A215303');
    await refused({ clientId }, 'A215305');
    await refused({ clientId, token: 'wrong' }, 'A215307');
    await change(authlete, clientId, { registrationAccessTokenHash: '' });
    await refused({ clientId, token }, 'A215306');
  });
});

const uri = 'https://client.example.com/x';
const encryption = { alg: 'ECDH-ES+A128KW', enc: 'A128CBC-HS256' };
const everything = {
  redirect_uris: [uri],
  response_types: ['code', 'code id_token token'],
  grant_types: ['authorization_code', 'implicit', 'urn:openid:params:grant-type:ciba'],
  application_type: 'web',
  contacts: ['ann@example.com'],
  client_name: 'Name',
  logo_uri: uri,
  client_uri: uri,
  policy_uri: uri,
  tos_uri: uri,
  jwks_uri: uri,
  software_id: 'app',
  software_version: '1',
  token_endpoint_auth_method: 'tls_client_auth',
  token_endpoint_auth_signing_alg: 'ES256',
  sector_identifier_uri: uri,
  subject_type: 'pairwise',
  id_token_signed_response_alg: 'PS256',
  id_token_encrypted_response_alg: encryption.alg,
  id_token_encrypted_response_enc: encryption.enc,
  userinfo_signed_response_alg: 'none',
  userinfo_encrypted_response_alg: 'RSA-OAEP',
  userinfo_encrypted_response_enc: 'A256GCM',
  request_object_signing_alg: 'EdDSA',
  request_object_encryption_alg: 'dir',
  request_object_encryption_enc: encryption.enc,
  default_max_age: 60,
  require_auth_time: true,
  default_acr_values: ['gold'],
  initiate_login_uri: uri,
  request_uris: [uri],
  tls_client_auth_subject_dn: 'CN=client',
  tls_client_certificate_bound_access_tokens: true,
  use_mtls_endpoint_aliases: true,
  authorization_signed_response_alg: 'ES256K',
  authorization_encrypted_response_alg: 'PBES2-HS256+A128KW',
  authorization_encrypted_response_enc: 'A192CBC-HS384',
  require_signed_request_object: true,
  require_pushed_authorization_requests: true,
  authorization_details_types: ['account'],
  dpop_bound_access_tokens: true,
  response_modes: ['query', 'form_post', 'jwt', 'form_post.jwt'],
  backchannel_token_delivery_mode: 'ping',
  backchannel_client_notification_endpoint: uri,
  backchannel_authentication_request_signing_alg: 'ES256',
  backchannel_user_code_parameter: true,
  backchannel_logout_uri: uri,
  backchannel_logout_session_required: true,
  organization_name: 'Organization',
  signed_jwks_uri: uri,
  client_registration_types: ['automatic', 'explicit'],
  credential_offer_endpoint: uri,
  'client_name#ja': '名前',
  'logo_uri#ja': uri,
  'client_uri#ja': uri,
  'policy_uri#ja': uri,
  'tos_uri#ja': uri,
};

/** Metadata that excludes other metadata. */
const alternatives = [
  // The public key of RFC 8037, appendix A.2.
  { jwks: { keys: [{ kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' }] } },
  { spiffe_id: 'spiffe://example.com/client', spiffe_bundle_endpoint: uri },
  { tls_client_auth_san_dns: 'client.example.com' },
  { tls_client_auth_san_uri: uri },
  { tls_client_auth_san_ip: '192.0.2.1' },
  { tls_client_auth_san_email: 'ann@example.com' },
];
