import { describe, expect, it } from 'vitest';
import { testAuthlete } from '../../support/authlete.js';
import { demoWith, jwks } from '../../support/demo.js';

const certificate = 'not a certificate';
const long = 'x'.repeat(1001);
const huge = 'x'.repeat(65_536);

function world() {
  const authlete = testAuthlete({ fixtures: demoWith() });
  const token = authlete.organizationToken;
  const create = (body: object) => authlete.call('service_create_api', body, { token });
  return { authlete, token, create };
}

describe('POST /service/create', () => {
  it('answers 201 with all of the service, its secret and its defaults', async () => {
    const { create, authlete } = world();
    const { status, body } = await create({ serviceName: 'Mine', jwks });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      serviceName: 'Mine',
      number: 2,
      serviceOwnerNumber: 1,
      apiSecret: expect.stringMatching(/^[\w-]{43,86}$/),
      supportedDisplays: ['PAGE'],
      supportedClaimTypes: ['NORMAL'],
      clientIdAliasEnabled: true,
      metadata: [{ key: 'clientCount', value: '0' }],
      accessTokenDuration: 0,
      pkceRequired: false,
      jwks,
    });
    expect(body.apiKey).not.toBe(authlete.serviceId);
    expect(body.createdAt).toBe(body.modifiedAt);
    expect(body).not.toHaveProperty('issuer');
    expect(body).not.toHaveProperty('resultCode');
  });

  it('makes no keys if none are given', async () => {
    const { authlete, token, create } = world();
    const { body } = await create({});
    expect(body).not.toHaveProperty('jwks');
    const path = { serviceId: body.apiKey ?? 0 };
    const got = await authlete.call('service_get_api', undefined, { token, path });
    expect(got.body).not.toHaveProperty('jwks');
    expect((await authlete.call('service_jwks_get_api', undefined, { token, path })).status).toBe(204);
  });

  it('makes a service that works at once', async () => {
    const { authlete, token, create } = world();
    const { body } = await create({ jwks });
    const path = { serviceId: body.apiKey ?? 0 };
    const got = await authlete.call('service_get_api', undefined, { token, path });
    expect(got.body.apiKey).toBe(body.apiKey);
    expect(got.body).not.toHaveProperty('apiSecret');
  });

  it('ignores the members that only the service sets', async () => {
    const given = { apiKey: 7, apiSecret: 'mine', number: 77, serviceOwnerNumber: 78, createdAt: 1, jwks };
    const { body } = await world().create({ ...given, modifiedAt: 2, metadata: [], hsks: [{ kty: 'EC' }] });
    expect(body).toMatchObject({ number: 2, serviceOwnerNumber: 1 });
    expect(body.apiKey).not.toBe(7);
    expect(body.apiSecret).not.toBe('mine');
    expect(body.createdAt).toBeGreaterThan(1);
    expect(body).not.toHaveProperty('hsks');
  });

  it('accepts nulls, zeros and members that it does not know, as clients send them', async () => {
    const given = {
      serviceName: null,
      accessTokenDuration: 0,
      futureProperty: 1,
      supportedScopes: null,
      jwks,
    };
    const { status, body } = await world().create(given);
    expect(status).toBe(201);
    expect(body).not.toHaveProperty('futureProperty');
    expect(body).not.toHaveProperty('serviceName');
  });

  it('accepts a form', async () => {
    const { authlete, token } = world();
    const response = await authlete.fetch('http://authlete.test/api/service/create', {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({
        serviceName: 'Form',
        supportedAcrs: 'a b',
        pkceRequired: 'true',
        jwks,
      }).toString(),
    });
    expect(response.status).toBe(201);
    expect(await response.json()).toMatchObject({
      serviceName: 'Form',
      supportedAcrs: ['a', 'b'],
      pkceRequired: true,
    });
  });

  it('numbers services on, past deleted ones', async () => {
    const { authlete, token, create } = world();
    const { body } = await create({ jwks });
    const third = await create({ jwks });
    await authlete.call('service_delete_api', undefined, { token, path: { serviceId: body.apiKey ?? 0 } });
    expect(third.body.number).toBe(3);
    expect((await create({ jwks })).body.number).toBe(4);
  });

  const scope = (members: object) => ({ supportedScopes: [{ name: 'a', ...members }] });
  const described = (...descriptions: object[]) => scope({ descriptions });
  const attributed = (...attributes: object[]) => scope({ attributes });
  const sns = (...snsCredentials: object[]) => ({ snsCredentials });
  const facebook = { sns: 'FACEBOOK', apiKey: 'key' };
  const alias = (...mtlsEndpointAliases: object[]) => ({ mtlsEndpointAliases });
  const uri = 'https://mtls.example.com/token';

  it.each<[code: string, what: string, given: object]>([
    ['A031203', 'a text that is not ASCII', { accessTokenType: 'Bärer' }],
    ['A031204', 'a text that is too long', { serviceName: long }],
    ['A031206', 'a list element that is not ASCII', { supportedAcrs: ['ä'] }],
    ['A031207', 'a list element that is too long', { supportedAcrs: [long] }],
    ['A031231', 'an empty list element', { supportedAcrs: ['a', ''] }],
    ['A031212', 'a JWK Set that is none', { jwks: '{"keys":1}' }],
    ['A031212', 'a JWK Set that is not JSON', { federationJwks: '{' }],
    ['A031212', 'a JWK without kty', { credentialJwks: '{"keys":[{}]}' }],
    ['A031215', 'a JWK Set that is too large', { jwks: huge }],
    ['A031216', 'a JWK Set that is not ASCII', { jwks: '{"keys":["ä"]}' }],
    ['A031213', 'a negative number', { accessTokenDuration: -1 }],
    ['A031221', 'a number out of range', { userCodeLength: 256 }],
    ['A031214', 'an endpoint that is no URI', { tokenEndpoint: 'https://exa mple.com' }],
    ['A031214', 'an endpoint that is relative', { tokenEndpoint: '/token' }],
    ['A031217', 'an endpoint with a fragment', { tokenEndpoint: 'https://as.example.com/token#top' }],
    ['A031218', 'an issuer with a query', { issuer: 'https://as.example.com?a=b' }],
    ['A031219', 'an endpoint without https', { tokenEndpoint: 'http://as.example.com/token' }],
    ['A031219', 'an issuer without https', { issuer: 'http://as.example.com' }],
    ['A031222', 'a symmetric algorithm for access tokens', { accessTokenSignAlg: 'HS256' }],
    ['A031222', 'no algorithm for access tokens', { accessTokenSignAlg: 'NONE' }],
    ['A031225', 'an alias without a name', alias({ uri })],
    ['A031224', 'an alias that is there twice', alias({ name: 'a', uri }, { name: 'a', uri })],
    ['A031226', 'an alias that is not ASCII', alias({ name: 'ä', uri })],
    ['A031227', 'an alias that is too long', alias({ name: long, uri })],
    ['A031228', 'an alias without a URI', alias({ name: 'a' })],
    ['A031229', 'an alias without https', alias({ name: 'a', uri: 'http://a.example.com' })],
    ['A031225', 'a trust anchor without an entity ID', { trustAnchors: [{ jwks }] }],
    ['A039203', 'a scope that is there twice', { supportedScopes: [{ name: 'a' }, { name: 'a' }] }],
    ['A039204', 'a scope without a name', scope({ name: '' })],
    ['A039205', 'a scope with a long name', scope({ name: long })],
    ['A039206', 'a scope with a blank', scope({ name: 'a b' })],
    ['A039207', 'a scope with a long description', scope({ description: long })],
    ['A039217', 'a description without a tag', described({ value: 'v' })],
    [
      'A039218',
      'two descriptions of one tag',
      described({ tag: 'en', value: 'v' }, { tag: 'en', value: 'w' }),
    ],
    ['A039219', 'a description with a long tag', described({ tag: long, value: 'v' })],
    ['A039220', 'a description with a tag that is not ASCII', described({ tag: 'ä', value: 'v' })],
    ['A039221', 'a description without a value', described({ tag: 'en' })],
    ['A039222', 'a description that is too long', described({ tag: 'en', value: long })],
    ['A039224', 'an attribute without a key', attributed({ value: 'v' })],
    ['A039225', 'an attribute with a long key', attributed({ key: long, value: 'v' })],
    ['A039226', 'an attribute with a key that is not ASCII', attributed({ key: 'ä', value: 'v' })],
    ['A039227', 'an attribute without a value', attributed({ key: 'k' })],
    ['A039228', 'an attribute with a long value', attributed({ key: 'k', value: long })],
    ['A039229', 'two attributes of one key', attributed({ key: 'k', value: 'v' }, { key: 'k', value: 'w' })],
    ['A039209', 'a network that is there twice', sns(facebook, facebook)],
    ['A039210', 'a network that is unknown', sns({ ...facebook, sns: 'FRIENDS' })],
    ['A039211', 'a network without an API key', sns({ sns: 'FACEBOOK' })],
    ['A039212', 'a network with a long API key', sns({ ...facebook, apiKey: long })],
    ['A039213', 'a network with an API key that is not ASCII', sns({ ...facebook, apiKey: 'ä' })],
    ['A039214', 'a network with a long API secret', sns({ ...facebook, apiSecret: long })],
    ['A039215', 'a network with an API secret that is not ASCII', sns({ ...facebook, apiSecret: 'ä' })],
    ['A039230', 'a root certificate that is none', { trustedRootCertificates: [certificate] }],
    ['A039231', 'attributes that are too large', { attributes: [{ key: 'k', value: huge }] }],
    ['A039232', 'custom metadata with a standard name', { supportedCustomClientMetadata: ['mine', 'scope'] }],
  ])('refuses with %s %s', async (code, _what, given) => {
    const { create, authlete, token } = world();
    const { status, body } = await create({ jwks, ...given });
    expect(status).toBe(400);
    expect(body).toEqual({
      resultCode: code,
      resultMessage: expect.stringMatching(new RegExp(`^\\[${code}\\] /service/create, [^{}]+$`)),
    });
    const update = await authlete.call('service_update_api', given, { token });
    expect(update.status).toBe(400);
    expect(update.body).toMatchObject({ resultCode: code });
  });

  it('is refused with the token of a service', async () => {
    const { authlete } = world();
    const { status, body } = await authlete.call('service_create_api', {});
    expect(status).toBe(403);
    expect(body).toMatchObject({ resultCode: 'A457101', resultMessage: expect.stringMatching(/^[^{}]+$/) });
  });
});
