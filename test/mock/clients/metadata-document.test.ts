import { describe, expect, it } from 'vitest';
import type { ServiceFixture } from '../../../src/mock/fixtures/fixtures.js';
import { type TestAuthlete, testAuthlete } from '../../support/authlete.js';
import { clientKey, signed } from '../../support/client-keys.js';
import { cibaGrant, decoupledData, deviceGrant } from '../../support/decisions.js';
import { authorize, encoded, issue, type OAuthParameters } from '../../support/flow.js';
import { introspect, userInfo, wait } from '../../support/tokens.js';

const location = 'https://app.example.com/oauth/client.json';
const redirectUri = 'https://app.example.com/callback';

const document = {
  client_id: location,
  client_name: 'An app',
  redirect_uris: [redirectUri],
  grant_types: ['authorization_code', 'refresh_token'],
};

/** A document, or whatever the URL returns instead. */
type Published = object | string | number;

interface World {
  readonly authlete: TestAuthlete;
  /** The published documents by URL. Tests may replace them. */
  readonly web: Map<string, Published>;
  readonly fetched: string[];
}

async function world(
  service: ServiceFixture = {},
  published: Published = document,
  headers: Record<string, string> = { 'cache-control': 'max-age=60' },
): Promise<World> {
  const web = new Map<string, Published>([[location, published]]);
  const fetched: string[] = [];
  const fetch = {
    allow: ['https://app.example.com/', 'http://app.example.com/'],
    fetch: async (url: string) => {
      fetched.push(url);
      const found = web.get(url) ?? 404;
      if (typeof found === 'number') return new Response('', { status: found });
      return new Response(typeof found === 'string' ? found : JSON.stringify(found), { headers });
    },
  };
  const supported = { clientIdMetadataDocumentSupported: true, ...service };
  const authlete = testAuthlete({ fixtures: decoupledData({ service: supported }), fetch });
  (await authlete.world()).clock.freeze();
  return { authlete, web, fetched };
}

const good = { client_id: location, redirect_uri: redirectUri };
const ask = ({ authlete }: World, changes: OAuthParameters = {}) =>
  authorize(authlete, { ...good, ...changes });

async function clientOf({ authlete }: World) {
  const { client } = await authorize(authlete, good);
  const path = { clientId: client?.clientId ?? 0 };
  return (await authlete.call('client_get_api', undefined, { path })).body;
}

const token = async (authlete: TestAuthlete, parameters: OAuthParameters) =>
  (await authlete.call('auth_token_api', { parameters: encoded({ client_id: location, ...parameters }) }))
    .body;

describe('A client ID that is the URL of a metadata document', () => {
  it('names the client that the document describes', async () => {
    const made = await world();
    const answer = await ask(made);
    expect(answer).toMatchObject({
      action: 'INTERACTION',
      resultCode: 'A004001',
      clientIdAliasUsed: false,
      metadataDocumentUsed: true,
      client: {
        clientName: 'An app',
        metadataDocumentLocation: location,
        discoveredByMetadataDocument: true,
        clientSource: 'METADATA_DOCUMENT',
      },
    });
    const now = (await made.authlete.world()).clock.now();
    expect(await clientOf(made)).toMatchObject({
      clientId: answer.client?.clientId,
      clientType: 'PUBLIC',
      redirectUris: [redirectUri],
      tokenAuthMethod: 'NONE',
      grantTypes: ['AUTHORIZATION_CODE', 'REFRESH_TOKEN'],
      responseTypes: ['CODE'],
      clientSource: 'METADATA_DOCUMENT',
      discoveredByMetadataDocument: true,
      metadataDocumentLocation: location,
      metadataDocumentUpdatedAt: now,
      metadataDocumentExpiresAt: now + 60_000,
    });
  });

  it('is reported until the end of the flow, and fetched only in its first request', async () => {
    const made = await world({ cimdAlwaysRetrieved: true });
    const { authlete, fetched } = made;
    const { ticket = '' } = await ask(made);
    const { authorizationCode: code } = await issue(authlete, ticket);
    const used = { metadataDocumentLocation: location, metadataDocumentUsed: true };
    const exchange = { grant_type: 'authorization_code', code, redirect_uri: redirectUri };
    const issued = await token(authlete, exchange);
    expect(issued).toMatchObject({ action: 'OK', ...used });
    const claims = JSON.parse(Buffer.from(issued.idToken?.split('.')[1] ?? '', 'base64url').toString());
    expect(claims.aud).toEqual([location]);
    expect(await introspect(authlete, issued.accessToken ?? '')).toMatchObject({ action: 'OK', ...used });
    expect(await userInfo(authlete, issued.accessToken ?? '')).toMatchObject({ action: 'OK', ...used });
    const refreshing = { grant_type: 'refresh_token', refresh_token: issued.refreshToken ?? '' };
    expect(await token(authlete, refreshing)).toMatchObject({ action: 'OK', ...used });
    expect(fetched).toEqual([location]);
  });

  it('is unknown in a later request of a flow that never began', async () => {
    const { authlete, fetched } = await world();
    const exchange = { grant_type: 'authorization_code', code: 'x', redirect_uri: redirectUri };
    expect(await token(authlete, exchange)).toMatchObject({
      action: 'INVALID_CLIENT',
      resultCode: 'A048323',
    });
    expect(fetched).toEqual([]);
  });

  it('is unknown to a service that does not support such documents', async () => {
    const made = await world({ clientIdMetadataDocumentSupported: false });
    expect(await ask(made)).toMatchObject({ action: 'BAD_REQUEST', resultCode: 'A010308' });
    expect(made.fetched).toEqual([]);
  });

  it('is the alias of a client first', async () => {
    const made = await world();
    const { clientId, redirectUri: registered } = made.authlete.confidential;
    const body = { clientIdAlias: location, redirectUris: [registered], responseTypes: ['CODE'] };
    await made.authlete.call('client_update_api', body, { path: { clientId } });
    expect(await ask(made, { redirect_uri: registered })).toMatchObject({
      clientIdAliasUsed: true,
      metadataDocumentUsed: false,
      client: { clientId },
    });
    expect(made.fetched).toEqual([]);
  });

  it('is the same client for requests at the same time', async () => {
    const made = await world();
    const answers = await Promise.all(Array.from({ length: 10 }, () => ask(made)));
    expect(new Set(answers.map(({ client }) => client?.clientId)).size).toBe(1);
    expect(made.fetched).toEqual([location]);
  });

  it('may be locked or deleted as others', async () => {
    const made = await world();
    const { clientId = 0 } = await clientOf(made);
    const path = { clientIdentifier: clientId };
    await made.authlete.call('client_flag_update_api', { clientLocked: true }, { path });
    expect(await ask(made)).toMatchObject({ action: 'BAD_REQUEST', resultCode: 'A010307' });
    await made.authlete.call('client_delete_api', undefined, { path: { clientId } });
    expect(await ask(made)).toMatchObject({ action: 'INTERACTION' });
    expect((await clientOf(made)).clientId).not.toBe(clientId);
    expect(made.fetched).toEqual([location, location]);
  });
});

describe('A token that is not of an authorization', () => {
  const used = { metadataDocumentLocation: location, metadataDocumentUsed: true };

  it('can be created as if its client had named itself by the location', async () => {
    const made = await world();
    const { clientId } = await clientOf(made);
    const named = async (metadataDocumentUsed: boolean) => {
      const body = { grantType: 'AUTHORIZATION_CODE', clientId, subject: 'joe', metadataDocumentUsed };
      return (await made.authlete.call('auth_token_create_api', body)).body.accessToken ?? '';
    };
    expect(await introspect(made.authlete, await named(true))).toMatchObject(used);
    expect(await introspect(made.authlete, await named(false))).toMatchObject({
      ...used,
      metadataDocumentUsed: false,
    });
  });

  it('can be one of the password grant', async () => {
    const published = { ...document, grant_types: ['password'], response_types: [] };
    const { authlete } = await world({ supportedGrantTypes: ['PASSWORD'] }, published);
    const password = { grant_type: 'password', username: 'joe', password: 'secret' };
    const asked = await token(authlete, password);
    expect(asked).toMatchObject({ action: 'PASSWORD', ...used });
    const body = { ticket: asked.ticket, subject: 'joe' };
    const issued = (await authlete.call('auth_token_issue_api', body)).body;
    expect(issued).toMatchObject({ action: 'OK', ...used });
    expect(await introspect(authlete, issued.accessToken ?? '')).toMatchObject(used);
  });

  it('can be exchanged', async () => {
    const published = {
      ...document,
      grant_types: ['urn:ietf:params:oauth:grant-type:token-exchange'],
      response_types: [],
    };
    const service: ServiceFixture = { supportedGrantTypes: ['TOKEN_EXCHANGE', 'AUTHORIZATION_CODE'] };
    const { authlete } = await world(service, published);
    const ask = async (subject_token: string) =>
      token(authlete, {
        grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
        subject_token_type: 'urn:ietf:params:oauth:token-type:access_token',
        subject_token,
      });
    expect((await ask('none')).action).toBe('BAD_REQUEST');
    const query = { start: 0, end: 10 };
    const { clients = [] } = (await authlete.call('client_get_list_api', undefined, { query })).body;
    const { clientId } = clients.find(({ metadataDocumentLocation }) => metadataDocumentLocation) ?? {};
    const creation = {
      grantType: 'AUTHORIZATION_CODE',
      clientId,
      subject: 'joe',
      metadataDocumentUsed: true,
    };
    const { accessToken = '' } = (await authlete.call('auth_token_create_api', creation)).body;
    expect(await ask(accessToken ?? '')).toMatchObject({
      action: 'TOKEN_EXCHANGE',
      ...used,
      subjectTokenInfo: used,
    });
  });
});

describe('A metadata document', () => {
  it('is fetched again when it has expired by the clock of the service', async () => {
    const made = await world();
    const { clientId } = await clientOf(made);
    await wait(made.authlete, 59);
    await ask(made);
    expect(made.fetched).toHaveLength(1);
    made.web.set(location, { ...document, client_name: 'Renamed' });
    await wait(made.authlete, 1);
    expect(await ask(made)).toMatchObject({ client: { clientId, clientName: 'Renamed' } });
    expect(made.fetched).toHaveLength(2);
    // The old key is no longer valid.
    made.web.set(location, 404);
    await wait(made.authlete, 60);
    expect(await ask(made)).toMatchObject({ action: 'BAD_REQUEST', resultCode: 'A000000' });
  });

  it.each([
    ['max-age less Age', { 'cache-control': 'public, max-age=60', age: '50' }, 10],
    ['Expires', { date: 'Thu, 01 Jan 2026 00:00:00 GMT', expires: 'Thu, 01 Jan 2026 00:00:30 GMT' }, 30],
    ['an Expires that is no date', { date: 'Thu, 01 Jan 2026 00:00:00 GMT', expires: '0' }, 0],
    ['no-store', { 'cache-control': 'no-store, max-age=60' }, 0],
    ['nothing', {}, 0],
  ])(
    'is fresh as long as its HTTP headers say: by %s',
    async (_name, headers: Record<string, string>, seconds) => {
      const made = await world({}, document, headers);
      const { metadataDocumentExpiresAt, metadataDocumentUpdatedAt } = await clientOf(made);
      expect((metadataDocumentExpiresAt ?? 0) - (metadataDocumentUpdatedAt ?? 0)).toBe(seconds * 1000);
    },
  );

  it('is fetched each time if the service or the call says so', async () => {
    const always = await world({ cimdAlwaysRetrieved: true });
    await ask(always);
    await ask(always);
    expect(always.fetched).toHaveLength(2);

    const { authlete, fetched } = await world();
    const parameters = encoded({ response_type: 'code', scope: 'openid', ...good });
    for (const alwaysRetrieved of [true, true, false]) {
      const body = { parameters, cimdOptions: { alwaysRetrieved } };
      expect((await authlete.call('auth_authorization_api', body)).body.action).toBe('INTERACTION');
    }
    expect(fetched).toHaveLength(2);
  });

  it.each([
    ['no JSON', '<html>', 'A505302', 'invalid_client_metadata'],
    ['JSON of another kind', '[]', 'A505302', 'invalid_client_metadata'],
    ['not there', 404, 'A000000', 'invalid_client'],
    ['of another client', { ...document, client_id: `${location}?` }, 'A000000', 'invalid_client_metadata'],
    ['of no client', { redirect_uris: [redirectUri] }, 'A000000', 'invalid_client_metadata'],
    ['one with a secret', { ...document, client_secret: 'x' }, 'A000000', 'invalid_client_metadata'],
    [
      'one of a client that authenticates by a secret',
      { ...document, token_endpoint_auth_method: 'client_secret_basic' },
      'A000000',
      'invalid_client_metadata',
    ],
    ['one with a bad value', { ...document, redirect_uris: 'x' }, 'A000000', 'invalid_client_metadata'],
    [
      'one that contradicts itself',
      { ...document, response_types: ['token'] },
      'A000000',
      'invalid_client_metadata',
    ],
    [
      'one that no client may have',
      { ...document, redirect_uris: ['https://a.example/', 'https://b.example/'], subject_type: 'pairwise' },
      'A000000',
      'invalid_client_metadata',
    ],
  ])('is refused if it is %s', async (_name, published: Published, resultCode, error) => {
    const made = await world({}, published);
    const answer = await ask(made);
    expect(answer).toMatchObject({ action: 'BAD_REQUEST', resultCode });
    expect(JSON.parse(answer.responseContent ?? '').error).toBe(error);
    const query = { start: 0, end: 10 };
    const { body } = await made.authlete.call('client_get_list_api', undefined, { query });
    expect(body.totalCount).toBe(2);
  });

  it('is fetched only from allowed hosts', async () => {
    const made = await world();
    const answer = await ask(made, { client_id: 'https://elsewhere.example/client.json' });
    expect(answer).toMatchObject({ action: 'BAD_REQUEST', resultCode: 'A000000' });
    expect(answer.resultMessage).toContain('is not among the URLs that the mock may fetch');
  });
});

describe('The location of a metadata document', () => {
  const http = location.replace('https', 'http');
  const query = `${location}?v=1`;

  it.each([
    ['is http', http, {}],
    ['has a query', query, {}],
    ['has a fragment', `${location}#a`, {}],
    ['has a user', location.replace('//', '//joe@'), {}],
    ['has dots in its path', 'https://app.example.com/oauth/../client.json', {}],
    ['is not on the allowlist', location, { cimdAllowlistEnabled: true }],
    [
      'is beside those on the allowlist',
      location,
      {
        cimdAllowlistEnabled: true,
        cimdAllowlist: ['https://app.example.com/oau', 'https://other.example/', 'x'],
      },
    ],
    [
      'does not have the query of the one on the allowlist',
      query,
      { cimdQueryPermitted: true, cimdAllowlistEnabled: true, cimdAllowlist: [`${location}?v=2`] },
    ],
  ])('is refused if it %s', async (_name, client_id, service: ServiceFixture) => {
    const made = await world(service);
    const answer = await ask(made, { client_id });
    expect(answer).toMatchObject({ action: 'BAD_REQUEST', resultCode: 'A000000' });
    expect(JSON.parse(answer.responseContent ?? '').error).toBe('invalid_client');
    expect(made.fetched).toEqual([]);
  });

  it.each([
    [http, { cimdHttpPermitted: true }, {}],
    [http, {}, { httpPermitted: true }],
    [query, { cimdQueryPermitted: true }, { queryPermitted: false }],
    [query, {}, { queryPermitted: true }],
    [location, { cimdAllowlistEnabled: true, cimdAllowlist: ['https://app.example.com/oauth'] }, {}],
    [location, { cimdAllowlistEnabled: true, cimdAllowlist: ['https://app.example.com'] }, {}],
    [location, { cimdAllowlist: ['https://other.example/'] }, {}],
    [query, { cimdQueryPermitted: true, cimdAllowlistEnabled: true, cimdAllowlist: [`${location}?v=1`] }, {}],
  ])(
    '%s is taken with %o of the service and %o of the call',
    async (client_id, service: ServiceFixture, cimdOptions) => {
      const { authlete, web } = await world(service);
      web.set(client_id, { ...document, client_id });
      const parameters = encoded({ response_type: 'code', scope: 'openid', ...good, client_id });
      const { body } = await authlete.call('auth_authorization_api', { parameters, cimdOptions });
      expect(body).toMatchObject({ action: 'INTERACTION', metadataDocumentUsed: true });
    },
  );

  it.each(['https://app.example.com', 'app.example.com/client.json', 'urn:x:/y'])(
    '%s is none',
    async (client_id) => {
      expect(await ask(await world(), { client_id })).toMatchObject({ resultCode: 'A010308' });
    },
  );
});

describe('The metadata policy of the service', () => {
  const under = async (policy: object | string) => {
    const cimdMetadataPolicy = typeof policy === 'string' ? policy : JSON.stringify(policy);
    return world({ cimdMetadataPolicyEnabled: true, cimdMetadataPolicy });
  };

  it('changes what a document says', async () => {
    const client = await clientOf(
      await under({
        client_name: { value: 'Named by policy' },
        contacts: { add: 'admin@example.com' },
        client_uri: { default: 'https://app.example.com/' },
        grant_types: { subset_of: ['authorization_code'], superset_of: ['authorization_code'] },
        redirect_uris: { essential: true },
        token_endpoint_auth_method: { one_of: ['none'] },
      }),
    );
    expect(client).toMatchObject({
      clientName: 'Named by policy',
      contacts: ['admin@example.com'],
      clientUri: 'https://app.example.com/',
      grantTypes: ['AUTHORIZATION_CODE'],
    });
  });

  it.each([
    [{ client_name: { one_of: ['Another app'] } }],
    [{ grant_types: { superset_of: ['implicit'] } }],
    [{ policy_uri: { essential: true } }],
    [{ client_name: 'x' }],
    ['no JSON'],
  ])('refuses what does not keep it: %o', async (policy) => {
    const answer = await ask(await under(policy));
    expect(answer).toMatchObject({ action: 'BAD_REQUEST', resultCode: 'A000000' });
    expect(JSON.parse(answer.responseContent ?? '').error).toBe('invalid_client_metadata');
  });

  it('is left alone unless it is enabled', async () => {
    const made = await world({ cimdMetadataPolicy: '{"client_name":{"value":"Named by policy"}}' });
    expect((await clientOf(made)).clientName).toBe('An app');
  });
});

const key = await clientKey('ES256');

describe('Other endpoints that begin a flow', () => {
  const audience = 'https://as.example.com';
  const methods: ServiceFixture = {
    supportedTokenAuthMethods: ['NONE', 'PRIVATE_KEY_JWT'],
    supportedGrantTypes: ['AUTHORIZATION_CODE', 'CLIENT_CREDENTIALS', 'DEVICE_CODE', 'CIBA'],
    pushedAuthReqEndpoint: 'https://as.example.com/par',
  };
  const confidential = {
    ...document,
    grant_types: ['authorization_code', 'client_credentials', deviceGrant, cibaGrant],
    token_endpoint_auth_method: 'private_key_jwt',
    token_endpoint_auth_signing_alg: 'ES256',
    jwks: { keys: [key.publicJwk] },
    backchannel_token_delivery_mode: 'poll',
  };

  async function assertion(authlete: TestAuthlete, client_id = location): Promise<OAuthParameters> {
    const now = (await authlete.world()).clock.seconds();
    const claims = { iss: client_id, sub: client_id, aud: audience, exp: now + 60, jti: 'one' };
    return {
      client_id,
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: await signed(key.privateJwk, claims),
    };
  }

  const requests = [
    ['pushed_auth_req_api', { response_type: 'code', redirect_uri: redirectUri, scope: 'openid' }, 'A245001'],
    ['auth_token_api', { grant_type: 'client_credentials', scope: 'notes.read' }, 'A052001'],
    ['device_authorization_api', { scope: 'notes.read' }, 'A220001'],
    ['backchannel_authentication_api', { scope: 'openid', login_hint: 'joe' }, 'A179001'],
  ] as const;

  it.each(requests)('%s finds the client', async (operationId, parameters, resultCode) => {
    const { authlete, fetched } = await world(methods, confidential);
    const body = { parameters: encoded({ ...parameters, ...(await assertion(authlete)) }) };
    const { body: answer } = await authlete.call(operationId, body);
    expect(answer).toMatchObject({ resultCode });
    if (operationId !== 'pushed_auth_req_api')
      expect(answer).toMatchObject({ metadataDocumentUsed: true, metadataDocumentLocation: location });
    expect(fetched).toEqual([location]);
  });

  it.each(requests)('%s refuses a document that is no JSON', async (operationId, parameters) => {
    const { authlete } = await world(methods, 'no JSON');
    const body = { parameters: encoded({ ...parameters, ...(await assertion(authlete)) }) };
    const { body: answer } = await authlete.call(operationId, body);
    expect(answer).toMatchObject({ action: 'BAD_REQUEST', resultCode: 'A505302' });
  });

  it('a request that was pushed is not begun a second time', async () => {
    const { authlete, fetched } = await world({ ...methods, cimdAlwaysRetrieved: true }, confidential);
    const [, parameters] = requests[0];
    const body = { parameters: encoded({ ...parameters, ...(await assertion(authlete)) }) };
    const pushed = await authlete.call('pushed_auth_req_api', body);
    const request = encoded({ client_id: location, request_uri: pushed.body.requestUri ?? '' });
    const answer = await authlete.call('auth_authorization_api', { parameters: request });
    expect(answer.body).toMatchObject({ action: 'INTERACTION', metadataDocumentUsed: true });
    expect(fetched).toEqual([location]);
  });
});
