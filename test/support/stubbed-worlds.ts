import { credentialConfigurations } from '../../src/mock/credentials/configurations.js';
import type { ServiceFixture } from '../../src/mock/fixtures/fixtures.js';
import { type TestAuthlete, testAuthlete } from './authlete.js';
import { created } from './created-token.js';
import { demoWith } from './demo.js';
import { encoded } from './flow.js';
import { issuerKey } from './issuance.js';
import { changeToken } from './tokens.js';

/** A service on which all stubs are tried, and valid request bodies for it. */
export interface StubbedWorld {
  readonly name: string;
  readonly authlete: TestAuthlete;
  readonly bodies: readonly object[];
}

const issuer = 'https://full.example.com';

/** Settings that require everything a service can require, with different credentials than the demo's. */
const demanding: ServiceFixture = {
  issuer,
  fapiModes: ['FAPI2_SECURITY'],
  hsmEnabled: true,
  nativeSsoSupported: true,
  parRequired: true,
  pkceRequired: true,
  pkceS256Required: true,
  requestObjectRequired: true,
  scopeRequired: true,
  dpopNonceRequired: true,
  clientAssertionAudRestrictedToIssuer: true,
  grantManagementActionRequired: true,
  dynamicRegistrationSupported: true,
  idTokenReissuable: true,
  accessTokenSignAlg: 'ES256',
  authorizationResponseDuration: 60,
  credentialJwks: JSON.stringify({ keys: [{ ...issuerKey, use: 'enc' }] }),
  credentialIssuerMetadata: {
    credentialIssuer: issuer,
    credentialEndpoint: `${issuer}/credential`,
    nonceEndpoint: `${issuer}/nonce`,
    batchSize: 5,
    credentialsSupported: JSON.stringify({
      IdentityCredential: { format: 'mso_mdoc', doctype: 'org.iso.18013.5.1.mDL' },
      Pass: { format: 'vc+sd-jwt', vct: 'urn:example:pass', proof_types_supported: { attestation: {} } },
      Signed: {
        format: 'dc+sd-jwt',
        vct: 'urn:example:signed',
        credential_signing_alg_values_supported: ['PS512'],
      },
    }),
    credentialResponseEncryptionAlgValuesSupported: ['RSA_OAEP_256'],
    credentialResponseEncryptionEncValuesSupported: ['A128CBC_HS256'],
    requireCredentialRequestEncryption: true,
    requireCredentialResponseEncryption: true,
  },
};

/** Creates an empty service without keys, the demo service, and two services with every feature. */
export async function stubbedWorlds(): Promise<StubbedWorld[]> {
  const services: Record<string, ServiceFixture> = {
    'the demo service': {},
    'a service with every feature': { ...demanding, oid4vciVersion: '1.0' },
    'a service with every feature and the first draft of OpenID4VCI': {
      ...demanding,
      oid4vciVersion: '1.0-ID1',
    },
  };
  const worlds = [await emptyWorld()];
  for (const [name, service] of Object.entries(services)) {
    const authlete = testAuthlete({ fixtures: demoWith({ service }) });
    worlds.push({ name, authlete, bodies: [{}, await everyMember(authlete)] });
  }
  return worlds;
}

async function emptyWorld(): Promise<StubbedWorld> {
  const authlete = testAuthlete({ fixtures: { services: [{}] } });
  // An update resets omitted properties, so the service loses its generated keys.
  await authlete.call('service_update_api', {});
  return { name: 'an empty service', authlete, bodies: [{}] };
}

/** Returns a body for any operation. All tickets, codes and tokens in it exist. */
async function everyMember(authlete: TestAuthlete): Promise<object> {
  const world = await authlete.world();
  const settings = await world.settings();
  const { accessToken, refreshToken } = await created(authlete);
  await changeToken(authlete, accessToken, (record) => ({
    ...record,
    issuableCredentials: JSON.stringify(
      [...credentialConfigurations(settings ?? {})].map(([id, one]) => ({
        credential_configuration_id: id,
        ...one,
      })),
    ),
  }));
  const { clientId, redirectUri } = authlete.confidential;
  const parameters = {
    response_type: 'code',
    client_id: String(clientId),
    redirect_uri: redirectUri,
    scope: 'openid',
    state: 'a state',
  };
  return {
    accessToken,
    refreshToken,
    token: accessToken,
    subject: 'joe',
    parameters: encoded(parameters),
    requestContent: JSON.stringify({ credential_identifier: 'unknown' }),
  };
}
