import { demo, type Fixtures } from '../../src/index.js';
import { passwordContext } from './interaction/next-step.js';

type Service = NonNullable<Fixtures['services']>[number];
type Client = NonNullable<Service['clients']>[number];

export interface WorldChanges {
  /** Replaces the redirect URIs of all clients. */
  readonly redirectUris?: string[];
  /** Service properties to override. */
  readonly changes?: Service;
  /** Additional clients. */
  readonly clients?: readonly Client[];
}

/** Returns the mock's demo service at this server's address, with every feature that this server supports. */
export function worldAt(
  issuer: string,
  { redirectUris, changes, clients: more = [] }: WorldChanges,
): Fixtures {
  const [service] = demo.services ?? [];
  const clients = [...(service?.clients ?? []), television, callCentre, ...more];
  return {
    services: [
      {
        ...service,
        ...addressesAt(issuer),
        ...features,
        supportedScopes: [...(service?.supportedScopes ?? []), ...managingScopes],
        ...changes,
        clients: clients.map((client) => ({ ...client, ...(redirectUris && { redirectUris }) })),
      },
    ],
  };
}

const addressesAt = (issuer: string): Service => ({
  issuer,
  authorizationEndpoint: `${issuer}/authorize`,
  pushedAuthReqEndpoint: `${issuer}/par`,
  deviceAuthorizationEndpoint: `${issuer}/device_authorization`,
  deviceVerificationUri: `${issuer}/device`,
  deviceVerificationUriComplete: `${issuer}/device?user_code=USER_CODE`,
  backchannelAuthenticationEndpoint: `${issuer}/backchannel`,
  tokenEndpoint: `${issuer}/token`,
  userInfoEndpoint: `${issuer}/userinfo`,
  introspectionEndpoint: `${issuer}/introspect`,
  revocationEndpoint: `${issuer}/revoke`,
  grantManagementEndpoint: `${issuer}/grants`,
  registrationEndpoint: `${issuer}/register`,
  federationRegistrationEndpoint: `${issuer}/federation/register`,
  jwksUri: `${issuer}/jwks`,
  credentialJwksUri: `${issuer}/vci/jwks`,
  credentialIssuerMetadata: {
    ...demo.services?.[0]?.credentialIssuerMetadata,
    credentialIssuer: issuer,
    credentialEndpoint: `${issuer}/credential`,
    deferredCredentialEndpoint: `${issuer}/deferred_credential`,
    nonceEndpoint: `${issuer}/nonce`,
  },
});

const authMethods: NonNullable<Service['supportedTokenAuthMethods']> = [
  'NONE',
  'CLIENT_SECRET_BASIC',
  'CLIENT_SECRET_POST',
  'CLIENT_SECRET_JWT',
  'PRIVATE_KEY_JWT',
  'TLS_CLIENT_AUTH',
  'SELF_SIGNED_TLS_CLIENT_AUTH',
  'ATTEST_JWT_CLIENT_AUTH',
];

const features: Service = {
  supportedGrantTypes: [
    'AUTHORIZATION_CODE',
    'IMPLICIT',
    'REFRESH_TOKEN',
    'CLIENT_CREDENTIALS',
    'DEVICE_CODE',
    'CIBA',
    'PRE_AUTHORIZED_CODE',
  ],
  supportedTokenAuthMethods: authMethods,
  supportedRevocationAuthMethods: authMethods,
  supportedAcrs: [passwordContext],
  supportedIntrospectionAuthMethods: ['CLIENT_SECRET_BASIC'],
  supportedAuthorizationDetailsTypes: ['payment_initiation', 'openid_credential'],
  deviceFlowCodeDuration: 600,
  deviceFlowPollingInterval: 1,
  supportedBackchannelTokenDeliveryModes: ['POLL', 'PING'],
  backchannelAuthReqIdDuration: 600,
  backchannelPollingInterval: 1,
  tlsClientCertificateBoundAccessTokens: true,
  dynamicRegistrationSupported: true,
};

const managingScopes = [
  { name: 'grant_management_query', description: 'See what you allowed' },
  { name: 'grant_management_revoke', description: 'Take back what you allowed' },
];

const television: Client = {
  clientName: 'Demo television',
  clientType: 'PUBLIC',
  tokenAuthMethod: 'NONE',
  grantTypes: ['DEVICE_CODE', 'REFRESH_TOKEN'],
};

const callCentre: Client = {
  clientName: 'Demo call centre',
  clientType: 'CONFIDENTIAL',
  tokenAuthMethod: 'CLIENT_SECRET_BASIC',
  grantTypes: ['CIBA', 'REFRESH_TOKEN'],
  bcDeliveryMode: 'POLL',
};
