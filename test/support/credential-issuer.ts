import { generateKeyPairSync } from 'node:crypto';
import { demoIssuer } from '../../src/mock/fixtures/demo-issuer.js';
import type { ServiceFixture } from '../../src/mock/fixtures/fixtures.js';
import { type TestAuthlete, testAuthlete } from './authlete.js';
import { type Changes, demoWith } from './demo.js';
import { encoded, type OAuthParameters } from './flow.js';

export const preAuthorizedCodeGrant = 'urn:ietf:params:oauth:grant-type:pre-authorized_code';
export const credentialIssuer = 'https://issuer.example.com';

const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const signingKey = { ...privateKey.export({ format: 'jwk' }), kid: 'vc', alg: 'ES256', use: 'sig' };
export const credentialJwks = JSON.stringify({ keys: [signingKey] });

export const configurations = {
  IdentityCredential: {
    format: 'dc+sd-jwt',
    vct: 'https://credentials.example.com/identity',
    scope: 'identity',
  },
  DrivingLicence: { format: 'mso_mdoc', doctype: 'org.iso.18013.5.1.mDL', scope: 'licence' },
};

const grantTypes = [
  'AUTHORIZATION_CODE',
  'REFRESH_TOKEN',
  'PRE_AUTHORIZED_CODE',
  'CLIENT_CREDENTIALS',
] as const;

/** A service that issues verifiable credentials with OpenID4VCI 1.0. */
export const issuerService = {
  verifiableCredentialsEnabled: true,
  oid4vciVersion: '1.0',
  credentialJwks,
  credentialIssuerMetadata: {
    credentialIssuer,
    credentialEndpoint: `${credentialIssuer}/credential`,
    credentialsSupported: JSON.stringify(configurations),
  },
  supportedGrantTypes: [...grantTypes],
  supportedScopes: ['openid', 'profile', 'identity', 'licence'].map((name) => ({ name })),
  supportedAuthorizationDetailsTypes: ['openid_credential'],
} satisfies ServiceFixture;

/** Creates an issuer without one of its settings. */
export function issuerWithout(name: keyof typeof issuerService, more: ServiceFixture = {}): TestAuthlete {
  const { [name]: _, ...rest } = issuerService;
  return start({ ...rest, ...more });
}

export const issuer = (service: ServiceFixture = {}, clients: Omit<Changes, 'service'> = {}): TestAuthlete =>
  start({ ...issuerService, ...service }, clients);

function start(service: ServiceFixture, clients: Omit<Changes, 'service'> = {}): TestAuthlete {
  const issuing = {
    grantTypes: [...grantTypes],
    authorizationDetailsTypes: ['openid_credential'],
  };
  const { services: [made] = [] } = demoWith({
    confidential: { ...issuing, ...clients.confidential },
    publicClient: { ...issuing, ...clients.publicClient },
  });
  const plain = Object.entries(made ?? {}).filter(([name]) => !(name in demoIssuer));
  return testAuthlete({ fixtures: { services: [{ ...Object.fromEntries(plain), ...service }] } });
}

/** Creates an offer with both grants. */
export async function offerOf(authlete: TestAuthlete, changes: object = {}) {
  const { body } = await authlete.call('vci_offer_create_api', {
    subject: 'joe',
    credentialConfigurationIds: ['IdentityCredential'],
    authorizationCodeGrantIncluded: true,
    issuerStateIncluded: true,
    preAuthorizedCodeGrantIncluded: true,
    ...changes,
  });
  if (body.info === undefined) throw new Error(`No offer: ${body.resultMessage}`);
  return body.info;
}

/** Sends a pre-authorized code, without client authentication unless the call has some. */
export async function presentCode(
  authlete: TestAuthlete,
  code: string | undefined,
  parameters: OAuthParameters = {},
  more: object = {},
) {
  const request = { grant_type: preAuthorizedCodeGrant, 'pre-authorized_code': code, ...parameters };
  return (await authlete.call('auth_token_api', { parameters: encoded(request), ...more })).body;
}
