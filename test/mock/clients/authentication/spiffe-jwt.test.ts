import { describe, expect, it } from 'vitest';
import type { ClientFixture } from '../../../../src/mock/fixtures/fixtures.js';
import { type TestAuthlete, testAuthlete } from '../../../support/authlete.js';
import { clientKey, signed } from '../../../support/client-keys.js';
import { demoWith } from '../../../support/demo.js';
import { encoded, type OAuthParameters } from '../../../support/flow.js';

const workload = await clientKey('ES256', 'svid');
const stranger = await clientKey('ES256', 'svid');
const issuer = 'https://as.example.com';
const bundle = 'https://trust.example.com/bundle';
const spiffeId = 'spiffe://trust.example.com/workload';
const type = 'urn:ietf:params:oauth:client-assertion-type:jwt-spiffe';

function world(
  client: ClientFixture = {},
  keys: readonly object[] = [{ ...workload.publicJwk, use: 'jwt-svid' }],
) {
  return testAuthlete({
    fetch: { allow: [bundle], fetch: async () => Response.json({ keys }) },
    fixtures: demoWith({
      service: {
        supportedTokenAuthMethods: ['SPIFFE_JWT'],
        supportedGrantTypes: ['AUTHORIZATION_CODE', 'CLIENT_CREDENTIALS'],
      },
      confidential: {
        tokenAuthMethod: 'SPIFFE_JWT',
        grantTypes: ['AUTHORIZATION_CODE', 'CLIENT_CREDENTIALS'],
        spiffeId,
        spiffeBundleEndpoint: bundle,
        ...client,
      },
    }),
  });
}

interface Changes {
  readonly claims?: object;
  readonly key?: typeof workload;
  readonly parameters?: OAuthParameters;
}

async function attempt(authlete: TestAuthlete, { claims, key = workload, parameters }: Changes = {}) {
  const now = (await authlete.world()).clock.seconds();
  const svid = { sub: spiffeId, aud: issuer, iat: now, exp: now + 60, ...claims };
  const { body } = await authlete.call('auth_token_api', {
    parameters: encoded({
      grant_type: 'client_credentials',
      client_id: String(authlete.confidential.clientId),
      client_assertion_type: type,
      client_assertion: await signed(key.privateJwk, svid),
      ...parameters,
    }),
  });
  return body;
}

const refused = (reason: string) => ({
  action: 'INVALID_CLIENT',
  resultCode: 'A000000',
  resultMessage: expect.stringContaining(reason),
});

describe('SPIFFE_JWT', () => {
  it('authenticates a client by a JWT-SVID that a key of its bundle signed', async () => {
    expect(await attempt(world())).toMatchObject({ action: 'OK' });
  });

  it('accepts one audience in a list, and a workload below a registered path', async () => {
    const authlete = world({ spiffeId: 'spiffe://trust.example.com/*' });
    expect(await attempt(authlete, { claims: { aud: [issuer] } })).toMatchObject({ action: 'OK' });
  });

  it.each<[string, Changes]>([
    ['sub is not the SPIFFE ID', { claims: { sub: 'spiffe://trust.example.com/other' } }],
    ['sub is not the SPIFFE ID', { claims: { sub: undefined } }],
    ['aud is not exactly the issuer', { claims: { aud: 'https://other.example.com' } }],
    ['aud is not exactly the issuer', { claims: { aud: [issuer, 'https://other.example.com'] } }],
    ['has no exp', { claims: { exp: undefined } }],
    ['has expired', { claims: { exp: 1 } }],
    ['nbf is in the future', { claims: { nbf: 4_000_000_000 } }],
    ['iat is in the future', { claims: { iat: 4_000_000_000 } }],
    ['signature', { key: stranger }],
    ['not a signed JWT', { parameters: { client_assertion: 'x' } }],
    ['one client_assertion', { parameters: { client_assertion: undefined } }],
    [
      'client_assertion_type',
      { parameters: { client_assertion_type: undefined, client_assertion: undefined } },
    ],
  ])('refuses a JWT-SVID: %s %j', async (reason, changes) => {
    expect(await attempt(world(), changes)).toMatchObject(refused(reason));
  });

  it.each<[string, ClientFixture, readonly object[]]>([
    ['has no spiffeId', { spiffeId: '' }, []],
    ['has no spiffeBundleEndpoint', { spiffeBundleEndpoint: '' }, []],
    ['does not have one key', {}, []],
    ['does not have one key', {}, [{ ...workload.publicJwk, use: 'x509-svid' }]],
    ['bundle could not be fetched', { spiffeBundleEndpoint: 'https://elsewhere.example.com' }, []],
  ])('refuses a client: %s %j', async (reason, client, keys) => {
    expect(await attempt(world(client, keys))).toMatchObject(refused(reason));
  });

  it('is in discovery, and in the metadata of dynamic registration', async () => {
    const authlete = world();
    const { body } = await authlete.call('service_configuration_api');
    expect(body).toMatchObject({ token_endpoint_auth_methods_supported: ['spiffe_jwt'] });
    const service = { dynamicRegistrationSupported: true };
    const registering = testAuthlete({ fixtures: demoWith({ service }) });
    const registered = await registering.call('client_registration_api', {
      json: JSON.stringify({
        redirect_uris: ['https://client.example.com/cb'],
        token_endpoint_auth_method: 'spiffe_jwt',
        spiffe_id: spiffeId,
        spiffe_bundle_endpoint: bundle,
      }),
    });
    expect(JSON.parse(registered.body.responseContent ?? '{}')).toMatchObject({
      spiffe_id: spiffeId,
      spiffe_bundle_endpoint: bundle,
    });
  });
});
