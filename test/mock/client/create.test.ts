import { describe, expect, it } from 'vitest';
import type { OperationId } from '../../../src/spec/types.js';
import { testAuthlete } from '../../support/authlete.js';
import { demoWith, jwks } from '../../support/demo.js';

const long = 'x'.repeat(1001);
const huge = 'x'.repeat(65_536);

const world = (service = {}) => testAuthlete({ fixtures: demoWith({ service }) });

describe('POST /client/create', () => {
  it('answers 201 with all of the client and its defaults', async () => {
    const { status, body } = await world().call('client_create_api', { clientName: 'Mine' });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      clientName: 'Mine',
      number: 3,
      serviceNumber: 1,
      clientType: 'PUBLIC',
      tokenAuthMethod: 'NONE',
      idTokenSignAlg: 'RS256',
      subjectType: 'PUBLIC',
      clientIdAlias: String(body.clientId),
      clientIdAliasEnabled: true,
      clientSource: 'STATIC_REGISTRATION',
      dynamicallyRegistered: false,
      locked: false,
      defaultMaxAge: 0,
      pkceRequired: false,
    });
    expect(body.clientId).toBeGreaterThan(1_000_000_000);
    expect(body.clientSecret).toMatch(/^[\w-]{86}$/);
    expect(body.createdAt).toBe(body.modifiedAt);
    for (const absent of ['applicationType', 'grantTypes', 'derivedSectorIdentifier', 'resultCode'])
      expect(body).not.toHaveProperty(absent);
  });

  // What the smoke test of each official SDK does first.
  it.each<[endpoint: string, operationId: OperationId, parameters: string, action: string]>([
    ['/auth/token', 'auth_token_api', 'grant_type=client_credentials', 'OK'],
    [
      '/pushed_auth_req',
      'pushed_auth_req_api',
      'response_type=code&redirect_uri=https://a.example.com/cb',
      'CREATED',
    ],
    ['/auth/revocation', 'auth_revocation_api', 'token=none', 'OK'],
  ])(
    'makes a confidential client that authenticates by its secret at %s',
    async (_, operationId, parameters, action) => {
      const authlete = world();
      const { body } = await authlete.call('client_create_api', {
        clientName: 'x',
        clientType: 'CONFIDENTIAL',
        redirectUris: ['https://a.example.com/cb'],
        grantTypes: ['AUTHORIZATION_CODE', 'CLIENT_CREDENTIALS'],
        responseTypes: ['CODE'],
      });
      expect(body.tokenAuthMethod).toBe('CLIENT_SECRET_BASIC');
      const { clientId, clientSecret } = body;
      const answer = await authlete.call(operationId, {
        parameters,
        clientId: String(clientId),
        clientSecret,
      });
      expect(answer.body).toMatchObject({ action });
    },
  );

  it('keeps NONE if a confidential client asks for it', async () => {
    const given = { clientType: 'CONFIDENTIAL', tokenAuthMethod: 'NONE' };
    expect((await world().call('client_create_api', given)).body).toMatchObject(given);
  });

  it('accepts an empty object', async () => {
    expect((await world().call('client_create_api', {})).status).toBe(201);
  });

  it('ignores the members that only the service sets', async () => {
    const authlete = world();
    const { body } = await authlete.call('client_create_api', {
      clientId: 7,
      clientSecret: 'mine',
      number: 77,
      serviceNumber: 78,
      createdAt: 1,
      modifiedAt: 2,
      dynamicallyRegistered: true,
      derivedSectorIdentifier: 'mine',
      locked: true,
      clientSource: 'DYNAMIC_REGISTRATION',
    });
    expect(body).toMatchObject({ number: 3, serviceNumber: 1, locked: false, dynamicallyRegistered: false });
    expect(body.clientId).not.toBe(7);
    expect(body.clientSecret).not.toBe('mine');
    expect(body.createdAt).toBeGreaterThan(2);
    expect(body).not.toHaveProperty('derivedSectorIdentifier');
  });

  it('accepts nulls, zeros and members that it does not know, as clients send them', async () => {
    const given = { clientId: 0, clientName: null, redirectUris: null, future: 1, defaultMaxAge: 0 };
    const { status, body } = await world().call('client_create_api', given);
    expect(status).toBe(201);
    expect(body).not.toHaveProperty('future');
  });

  it('is found by its ID and by its alias', async () => {
    const authlete = world();
    const { body } = await authlete.call('client_create_api', { clientIdAlias: 'my-client' });
    for (const clientId of ['my-client', body.clientId ?? 0]) {
      const got = await authlete.call('client_get_api', undefined, { path: { clientId } });
      expect(got.body).toEqual(body);
    }
  });

  it.each<[what: string, given: object, sector: string | undefined]>([
    [
      'the only host',
      { redirectUris: ['https://a.example.com/1', 'https://a.example.com/2'] },
      'a.example.com',
    ],
    [
      'none for several hosts',
      { redirectUris: ['https://a.example.com', 'https://b.example.com'] },
      undefined,
    ],
    [
      'the host of the sector identifier',
      {
        sectorIdentifierUri: 'https://s.example.com/uris',
        redirectUris: ['https://a.example.com', 'app:/cb'],
      },
      's.example.com',
    ],
  ])('derives a sector identifier: %s', async (_what, given, sector) => {
    const { body } = await world().call('client_create_api', given);
    expect(body.derivedSectorIdentifier).toBe(sector);
  });

  it('refuses an alias that another client has', async () => {
    const authlete = world();
    await authlete.call('client_create_api', { clientIdAlias: 'taken' });
    const { status, body } = await authlete.call('client_create_api', { clientIdAlias: 'taken' });
    expect(status).toBe(400);
    expect(body).toMatchObject({ resultCode: 'A123603' });
    const default_ = { clientIdAlias: String(authlete.confidential.clientId) };
    expect((await authlete.call('client_create_api', default_)).body).toMatchObject({
      resultCode: 'A123603',
    });
  });

  it('refuses one client more than a developer may have', async () => {
    const authlete = world({ clientsPerDeveloper: 2 });
    for (const status of [201, 201, 400]) {
      const answered = await authlete.call('client_create_api', { developer: 'john' });
      expect(answered.status).toBe(status);
    }
    const { body } = await authlete.call('client_create_api', { developer: 'john' });
    expect(body).toMatchObject({ resultCode: 'A123601' });
    expect((await authlete.call('client_create_api', { developer: 'jane' })).status).toBe(201);
  });

  it('refuses an alias that is a URL only if the service prohibits it', async () => {
    const given = { clientIdAlias: 'https://client.example.com' };
    expect((await world().call('client_create_api', given)).status).toBe(201);
    const { body } = await world({ httpAliasProhibited: true }).call('client_create_api', given);
    expect(body).toMatchObject({ resultCode: 'A031201' });
  });

  it('needs the right to create clients', async () => {
    const authlete = world({ accessTokens: [{ token: 'modifies', rights: ['modify_client'] }] });
    const { status, body } = await authlete.call('client_create_api', {}, { token: 'modifies' });
    expect(status).toBe(403);
    expect(body).toMatchObject({
      resultCode: 'A457101',
      resultMessage: expect.stringContaining('CREATE_CLIENT'),
    });
  });

  it('accepts no form', async () => {
    const { fetch, serviceId, accessToken } = world();
    const response = await fetch(`http://authlete.test/api/${serviceId}/client/create`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${accessToken}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: 'clientName=Form',
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ resultCode: 'A126202' });
  });

  const redirectUri = 'https://client.example.com/cb';

  it.each<[code: string, what: string, given: object]>([
    ['A031203', 'a text that is not ASCII', { developer: 'Jürgen' }],
    ['A031204', 'a text that is too long', { clientName: long }],
    ['A031206', 'a redirect URI that is not ASCII', { redirectUris: ['https://ä.example.com'] }],
    ['A031207', 'a redirect URI that is too long', { redirectUris: [`https://a.example.com/${long}`] }],
    ['A031208', 'a redirect URI that is none', { redirectUris: ['https://a b'] }],
    ['A031209', 'a relative redirect URI', { redirectUris: ['/cb'] }],
    ['A031210', 'a redirect URI with a fragment', { redirectUris: [`${redirectUri}#top`] }],
    ['A031211', 'a redirect URI that is there twice', { redirectUris: [redirectUri, redirectUri] }],
    ['A031231', 'an empty redirect URI', { redirectUris: [''] }],
    ['A031212', 'a JWK Set that is none', { jwks: '[]' }],
    ['A031215', 'a JWK Set that is too large', { jwks: huge }],
    ['A031216', 'a JWK Set that is not ASCII', { jwks: 'ä' }],
    ['A031213', 'a negative age', { defaultMaxAge: -1 }],
    ['A031214', 'a URI that is none', { logoUri: 'logo' }],
    ['A032201', 'a tagged value without a tag', { clientNames: [{ value: 'v' }] }],
    ['A032202', 'a tagged value without a value', { clientNames: [{ tag: 'en' }] }],
    [
      'A032203',
      'a tag that is there twice',
      {
        clientNames: [
          { tag: 'en', value: 'v' },
          { tag: 'en', value: 'w' },
        ],
      },
    ],
    ['A032204', 'a tagged URI that is none', { logoUris: [{ tag: 'en', value: 'logo' }] }],
    ['A032205', 'a tag that is too long', { descriptions: [{ tag: long, value: 'v' }] }],
    ['A032206', 'a tag that is not ASCII', { descriptions: [{ tag: 'ä', value: 'v' }] }],
    ['A032207', 'a tagged value that is too long', { descriptions: [{ tag: 'en', value: long }] }],
    [
      'A032208',
      'a tagged URI that is not ASCII',
      { tosUris: [{ tag: 'en', value: 'https://ä.example.com' }] },
    ],
    ['A032210', 'a sector identifier without https', { sectorIdentifierUri: 'http://s.example.com' }],
    ['A032211', 'enc without alg, ID token', { idTokenEncryptionEnc: 'A128GCM' }],
    ['A032212', 'enc without alg, userinfo', { userInfoEncryptionEnc: 'A128GCM' }],
    ['A032213', 'enc without alg, request object', { requestEncryptionEnc: 'A128GCM' }],
    ['A032214', 'enc without alg, authorization response', { authorizationEncryptionEnc: 'A128GCM' }],
    ['A032215', 'PING without an endpoint', { bcDeliveryMode: 'PING' }],
    ['A032215', 'PUSH without an endpoint', { bcDeliveryMode: 'PUSH' }],
    ['A032216', 'two subjects of certificates', { tlsClientAuthSanDns: 'a', tlsClientAuthSanIp: '1.2.3.4' }],
    ['A032217', 'no subject of certificates', { tokenAuthMethod: 'TLS_CLIENT_AUTH' }],
    ['A032218', 'a subject that is no distinguished name', { tlsClientAuthSubjectDn: 'example' }],
    [
      'A032221',
      'pairwise subjects and two hosts',
      { subjectType: 'PAIRWISE', redirectUris: [redirectUri, 'https://b.example.com'] },
    ],
    ['A032222', 'attributes that are too large', { attributes: [{ key: 'k', value: huge }] }],
    ['A032223', 'custom metadata that is no object', { customMetadata: '[]' }],
    ['A032223', 'custom metadata that is no JSON', { customMetadata: '{' }],
  ])('refuses with %s %s', async (code, _what, given) => {
    const authlete = world();
    const { status, body } = await authlete.call('client_create_api', given);
    expect(status).toBe(400);
    expect(body).toEqual({
      resultCode: code,
      resultMessage: expect.stringMatching(new RegExp(`^\\[${code}\\] /client/create, [^{}]+$`)),
    });
    const path = { clientId: authlete.confidential.clientId };
    const update = await authlete.call('client_update_api', given, { path });
    expect(update.status).toBe(400);
    expect(update.body).toMatchObject({ resultCode: code });
  });

  it('refuses custom metadata that is too large', async () => {
    const authlete = world();
    const given = { customMetadata: JSON.stringify({ a: huge }) };
    expect((await authlete.call('client_create_api', given)).body).toMatchObject({ resultCode: 'A123604' });
    const path = { clientId: authlete.confidential.clientId };
    const { body } = await authlete.call('client_update_api', given, { path });
    expect(body).toMatchObject({ resultCode: 'A030602' });
  });

  it.each<[what: string, given: object]>([
    [
      'a subject of certificates',
      { tokenAuthMethod: 'TLS_CLIENT_AUTH', tlsClientAuthSubjectDn: 'CN=a, O=b\\,c, C=DE' },
    ],
    ['PING with an endpoint', { bcDeliveryMode: 'PING', bcNotificationEndpoint: 'https://a.example.com/n' }],
    ['POLL without an endpoint', { bcDeliveryMode: 'POLL' }],
    ['a private scheme', { redirectUris: ['com.example.app:/cb', 'http://127.0.0.1:8080/cb'] }],
    ['pairwise subjects and one host', { subjectType: 'PAIRWISE', redirectUris: [redirectUri] }],
    ['keys and custom metadata', { jwks, customMetadata: '{"a":1}' }],
    ['enc with alg', { idTokenEncryptionAlg: 'RSA_OAEP', idTokenEncryptionEnc: 'A128GCM' }],
  ])('accepts %s', async (_what, given) => {
    const authlete = world({ supportedCustomClientMetadata: ['a'] });
    expect(await authlete.call('client_create_api', given)).toMatchObject({ status: 201, body: given });
  });
});
