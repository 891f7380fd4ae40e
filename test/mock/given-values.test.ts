import { describe, expect, it } from 'vitest';
import { loadContract } from '../../src/spec/contract.js';
import { testAuthlete } from '../support/authlete.js';
import { demoWith } from '../support/demo.js';

const contract = loadContract();

/** The properties of a schema that hold a text which is neither a name, a secret, a mode nor an ID. */
const textsOf = (schema: string): string[] =>
  Object.entries(contract.resolve(`#/components/schemas/${schema}`).properties ?? {}).flatMap(
    ([name, { type, format, enum: values }]) =>
      type === 'string' &&
      values === undefined &&
      (format === 'uri' || /(uri|endpoint|jwks|issuer)$/i.test(name))
        ? [name]
        : [],
  );

/** Properties that only the service sets. */
const own = ['metadataDocumentLocation'];
const empty = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, '']));

const ofService = textsOf('service');
const ofIssuer = textsOf('credential_issuer_metadata');
const ofClient = textsOf('client').filter((name) => !own.includes(name));

const world = () => testAuthlete({ fixtures: demoWith() });

describe('An empty string', () => {
  it('is meant to be tried for every URI and JWK Set', () => {
    expect(ofService.length).toBeGreaterThan(25);
    expect(ofClient.length).toBeGreaterThan(12);
    expect(ofService).toContain('federationRegistrationEndpoint');
    expect(ofService).toContain('serviceDocumentation');
    expect(ofClient).toEqual(expect.arrayContaining(['jwks', 'logoUri', 'bcNotificationEndpoint']));
  });

  it.each(ofService)('is unset for %s of a service', async (name) => {
    const { call, organizationToken: token } = world();
    const { status, body } = await call('service_create_api', { [name]: '' }, { token });
    expect({ status, code: Object(body).resultCode }).toEqual({ status: 201, code: undefined });
    expect(body).not.toHaveProperty(name);
  });

  it.each(ofIssuer)('is unset for %s of a credential issuer', async (name) => {
    const { call } = world();
    const { status, body } = await call('service_update_api', { credentialIssuerMetadata: { [name]: '' } });
    expect(status).toBe(200);
    expect(body.credentialIssuerMetadata).toEqual({});
  });

  it.each(ofClient)('is unset for %s of a client', async (name) => {
    const { call } = world();
    const { status, body } = await call('client_create_api', { [name]: '' });
    expect(status).toBe(201);
    expect(body).not.toHaveProperty(name);
  });

  it('unsets all of them in an update', async () => {
    const { call, confidential } = world();
    const service = await call('service_update_api', empty(ofService));
    expect(service.status).toBe(200);
    for (const name of ofService) expect(service.body).not.toHaveProperty(name);
    const path = { clientId: confidential.clientId };
    const client = await call('client_update_api', empty(ofClient), { path });
    expect(client.status).toBe(200);
    for (const name of ofClient) expect(client.body).not.toHaveProperty(name);
  });

  it('unsets a property in a seed too', async () => {
    const { call } = testAuthlete({
      fixtures: demoWith({ service: { federationRegistrationEndpoint: '' }, confidential: { logoUri: '' } }),
    });
    expect((await call('service_get_api')).body).not.toHaveProperty('federationRegistrationEndpoint');
  });
});

describe('clientIdAliasEnabled', () => {
  it.each([false, true])('is kept as given: %s', async (clientIdAliasEnabled) => {
    const { call, confidential, organizationToken: token } = world();
    const given = { clientIdAliasEnabled };
    expect((await call('service_create_api', given, { token })).body).toMatchObject(given);
    expect((await call('service_update_api', given)).body).toMatchObject(given);
    expect((await call('service_get_api')).body).toMatchObject(given);
    expect((await call('client_create_api', given)).body).toMatchObject(given);
    const path = { clientId: confidential.clientId };
    expect((await call('client_update_api', given, { path })).body).toMatchObject(given);
    expect((await call('client_get_api', undefined, { path })).body).toMatchObject(given);
  });

  it('is true if it is left out, and changes nothing else: an alias still names its client', async () => {
    const { call } = world();
    const { body } = await call('client_create_api', { clientIdAlias: 'mine' });
    expect(body.clientIdAliasEnabled).toBe(true);
    await call('client_create_api', { clientIdAlias: 'other', clientIdAliasEnabled: false });
    const answer = await call('client_get_api', undefined, { path: { clientId: 'other' } });
    expect(answer).toMatchObject({ status: 200, body: { clientIdAliasEnabled: false } });
  });
});

describe('customMetadata', () => {
  const metadata = (members: object) => ({ customMetadata: JSON.stringify(members) });

  it.each<[supported: string[], given: object, kept: object]>([
    [['a', 'b'], metadata({ a: 1, c: 2 }), metadata({ a: 1 })],
    [['a', 'b'], metadata({ b: [1], a: null }), metadata({ b: [1], a: null })],
    [['a'], metadata({ c: 2 }), {}],
    [[], metadata({ a: 1 }), {}],
    [['a'], metadata({}), {}],
    [['a'], {}, {}],
  ])('with %j, %j is kept as %j', async (supportedCustomClientMetadata, given, kept) => {
    const { call, confidential } = testAuthlete({
      fixtures: demoWith({ service: { supportedCustomClientMetadata } }),
    });
    const path = { clientId: confidential.clientId };
    for (const { body } of [
      await call('client_create_api', given),
      await call('client_update_api', given, { path }),
    ]) {
      if ('customMetadata' in kept) expect(body).toMatchObject(kept);
      else expect(body).not.toHaveProperty('customMetadata');
    }
  });
});

describe('clientIdAliasUsed', () => {
  const alias = 'my-client';

  it.each<[what: string, changes: object, name: 'id' | 'alias', used: boolean]>([
    ['the ID, which is the alias too', {}, 'id', true],
    ['the ID of a client with another alias', { clientIdAlias: alias }, 'id', false],
    ['the alias', { clientIdAlias: alias }, 'alias', true],
  ])('of a client that names itself by %s', async (_, changes, name, used) => {
    const authlete = testAuthlete({ fixtures: demoWith({ confidential: changes }) });
    const { clientId, clientSecret, redirectUri } = authlete.confidential;
    const client = name === 'id' ? String(clientId) : alias;
    const token = await authlete.call('auth_token_api', {
      parameters: 'grant_type=client_credentials',
      clientId: client,
      clientSecret,
    });
    const request = new URLSearchParams({
      response_type: 'code',
      client_id: client,
      redirect_uri: redirectUri,
      scope: 'openid',
    });
    const authorization = await authlete.call('auth_authorization_api', { parameters: String(request) });
    const { ticket } = authorization.body;
    const { body: issued } = await authlete.call('auth_authorization_issue_api', { ticket, subject: 'joe' });
    const code = new URLSearchParams({
      grant_type: 'authorization_code',
      code: issued.authorizationCode ?? '',
      redirect_uri: redirectUri,
    });
    const redeemed = await authlete.call('auth_token_api', {
      parameters: String(code),
      clientId: client,
      clientSecret,
    });
    const { accessToken } = redeemed.body;
    const userinfo = await authlete.call('auth_userinfo_api', { token: accessToken });
    const introspection = await authlete.call('auth_introspection_api', { token: accessToken });
    for (const answer of [token, authorization, redeemed, userinfo, introspection])
      expect(answer.body).toMatchObject({ clientIdAliasUsed: used });
  });
});
