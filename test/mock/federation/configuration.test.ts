import { createLocalJWKSet, decodeProtectedHeader, jwtVerify } from 'jose';
import { describe, expect, it } from 'vitest';
import type { TestAuthlete } from '../../support/authlete.js';
import { federation, federationJwks, issuer, publicKeys } from './world.js';

const configuration = async (authlete: TestAuthlete, body: object = {}) =>
  (await authlete.call('federation_configuration_api', body)).body;

async function claimsOf(authlete: TestAuthlete, body: object = {}) {
  const { action, responseContent } = await configuration(authlete, body);
  expect(action).toBe('OK');
  const jwt = responseContent ?? '';
  const keys = createLocalJWKSet(publicKeys);
  const { payload } = await jwtVerify(jwt, keys, { typ: 'entity-statement+jwt' });
  // What a test reads of a JWT.
  return {
    jwt,
    claims: payload as Record<string, unknown> & { iat: number; metadata: Record<string, object> },
  };
}

describe('POST /federation/configuration', () => {
  it('signs the metadata of the service with the key that federationSignatureKeyId names', async () => {
    const { authlete, anchor } = await federation({ federationConfigurationDuration: 600 });
    const { jwt, claims } = await claimsOf(authlete);
    expect(decodeProtectedHeader(jwt)).toEqual({
      alg: 'ES256',
      kid: federationJwks.keys[1]?.kid,
      typ: 'entity-statement+jwt',
    });
    expect(claims).toMatchObject({
      iss: issuer,
      sub: issuer,
      exp: claims.iat + 600,
      authority_hints: [anchor.id],
      metadata: {
        openid_provider: {
          issuer,
          client_registration_types_supported: ['automatic', 'explicit'],
          federation_registration_endpoint: `${issuer}/federation/register`,
          organization_name: 'The organization',
        },
        federation_entity: { organization_name: 'The organization' },
      },
    });
    expect(JSON.stringify(claims['jwks'])).not.toMatch(/"(d|p|q)":/);
    expect(claims['jwks']).toMatchObject({ keys: federationJwks.keys.map(({ kid }) => ({ kid })) });
  });

  it('has all of discovery in it', async () => {
    const { authlete } = await federation();
    const { claims } = await claimsOf(authlete);
    const { body } = await authlete.call('service_configuration_api');
    expect(claims.metadata['openid_provider']).toMatchObject(body);
  });

  it('includes the credential issuer', async () => {
    const { authlete } = await federation({ verifiableCredentialsEnabled: true });
    const { claims } = await claimsOf(authlete);
    const { body } = await authlete.call('vci_metadata_api', {});
    expect(claims.metadata['openid_credential_issuer']).toEqual(JSON.parse(body.responseContent ?? ''));
  });

  it('lives for a day if the service does not say', async () => {
    const { claims } = await claimsOf((await federation()).authlete);
    expect(claims['exp']).toBe(claims.iat + 86_400);
  });

  it.each([
    [['OAUTH_AUTHORIZATION_SERVER'], ['oauth_authorization_server']],
    [
      ['FEDERATION_ENTITY', 'OPENID_PROVIDER'],
      ['openid_provider', 'federation_entity'],
    ],
    [['OPENID_RELYING_PARTY'], []],
    [[], ['openid_provider', 'federation_entity']],
  ])('tells of the entity types %j', async (entityTypes, names) => {
    const { claims } = await claimsOf((await federation()).authlete, { entityTypes });
    expect(Object.keys(claims.metadata)).toEqual(names);
  });

  it.each([
    ['no key ID, and several keys', { federationSignatureKeyId: '' }],
    ['a key ID that no key has', { federationSignatureKeyId: 'other' }],
    ['no authorityHints', { authorityHints: [] }],
    ['keys that cannot sign', { federationSignatureKeyId: '', federationJwks: '{"keys":[{"kty":"RSA"}]}' }],
  ])('INTERNAL_SERVER_ERROR: %s', async (_, service) => {
    const body = await configuration((await federation(service)).authlete);
    expect(body).toMatchObject({ action: 'INTERNAL_SERVER_ERROR', resultCode: 'A000000' });
    expect(JSON.parse(body.responseContent ?? '')).toEqual({
      error: 'server_error',
      error_description: expect.any(String),
    });
  });

  it('A316201: no keys', async () => {
    const body = await configuration((await federation({ federationJwks: '' })).authlete);
    expect(body).toMatchObject({ action: 'INTERNAL_SERVER_ERROR', resultCode: 'A316201' });
  });

  it('NOT_FOUND: a service that is in no federation', async () => {
    const body = await configuration((await federation({ federationEnabled: false })).authlete);
    expect(body).toMatchObject({ action: 'NOT_FOUND' });
    expect(JSON.parse(body.responseContent ?? '')).not.toHaveProperty('error_uri');
  });
});
