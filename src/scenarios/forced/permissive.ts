import type { ClientRecord, ServiceRecord } from '../../domain/records.js';
import { credentialConfigurations } from '../../mock/credentials/configurations.js';

const endpoint = (name: string) => `https://as.example.com/${name}`;

/**
 * Returns a configuration in which every successful response is possible. It stays as close to the service's
 * own as it can.
 */
export function permissiveService(settings: ServiceRecord, jwks: string | undefined): ServiceRecord {
  const {
    supportedGrantTypes,
    supportedResponseTypes,
    supportedTokenAuthMethods,
    supportedRevocationAuthMethods,
    supportedBackchannelTokenDeliveryModes,
    fapiModes,
    supportedServiceProfiles,
    ...rest
  } = settings;
  const known = rest.supportedScopes ?? [];
  const missing = scopes.filter((name) => !known.some((scope) => scope.name === name));
  return {
    ...rest,
    issuer: rest.issuer ?? 'https://as.example.com',
    supportedScopes: [...known, ...missing.map((name) => ({ name }))],
    supportedBackchannelTokenDeliveryModes: ['POLL', 'PING', 'PUSH'],
    deviceVerificationUri: rest.deviceVerificationUri ?? endpoint('device'),
    deviceFlowCodeDuration: rest.deviceFlowCodeDuration || 600,
    backchannelAuthReqIdDuration: rest.backchannelAuthReqIdDuration || 600,
    dynamicRegistrationSupported: true,
    idTokenReissuable: false,
    hsmEnabled: true,
    nativeSsoSupported: true,
    parRequired: false,
    pkceRequired: false,
    pkceS256Required: false,
    requestObjectRequired: false,
    scopeRequired: false,
    openidDroppedOnRefreshWithoutOfflineAccess: false,
    grantManagementActionRequired: false,
    dpopNonceRequired: false,
    clientAssertionAudRestrictedToIssuer: false,
    tokenExchangeByPermittedClientsOnly: false,
    jwtGrantUnsignedJwtRejected: false,
    ...credentialIssuance(rest, jwks),
  };
}

/** A credential configuration that any service can issue. */
export const inventedCredential = {
  IdentityCredential: { format: 'dc+sd-jwt', vct: 'https://credentials.example.com/identity' },
};

/** Settings that let a service issue verifiable credentials, signed with its existing keys. */
function credentialIssuance(
  settings: Omit<ServiceRecord, 'fapiModes'>,
  jwks: string | undefined,
): Partial<ServiceRecord> {
  const { issuer = 'https://as.example.com', credentialJwks = jwks, credentialIssuerMetadata } = settings;
  const configurations = Object.fromEntries(credentialConfigurations(settings));
  return {
    verifiableCredentialsEnabled: true,
    ...(credentialJwks !== undefined && { credentialJwks }),
    credentialIssuerMetadata: {
      credentialIssuer: issuer,
      credentialEndpoint: `${issuer}/credential`,
      ...credentialIssuerMetadata,
      credentialsSupported: JSON.stringify({ ...inventedCredential, ...configurations }),
      credentialResponseEncryptionAlgValuesSupported: ['ECDH_ES'],
      credentialResponseEncryptionEncValuesSupported: ['A256GCM'],
      requireCredentialRequestEncryption: false,
      requireCredentialResponseEncryption: false,
    },
  };
}

const scopes = ['openid', 'profile', 'device_sso', 'grant_management_query', 'grant_management_revoke'];

/** Returns a copy of the client with every grant type, response type and so on allowed. */
export function permissiveClient(client: ClientRecord): ClientRecord {
  const { responseModes, userInfoSignAlg, bcNotificationEndpoint, ...rest } = client;
  return {
    ...rest,
    clientType: 'CONFIDENTIAL',
    clientSecret: client.clientSecret ?? 'secret',
    tokenAuthMethod: 'CLIENT_SECRET_BASIC',
    grantTypes: [
      'AUTHORIZATION_CODE',
      'REFRESH_TOKEN',
      'CLIENT_CREDENTIALS',
      'PASSWORD',
      'DEVICE_CODE',
      'CIBA',
      'TOKEN_EXCHANGE',
      'JWT_BEARER',
      'PRE_AUTHORIZED_CODE',
    ],
    responseTypes: ['CODE'],
    redirectUris: client.redirectUris?.length ? client.redirectUris : ['https://client.example.com/callback'],
    backchannelLogoutUri: client.backchannelLogoutUri ?? 'https://client.example.com/logout',
    bcDeliveryMode: 'POLL',
    bcNotificationEndpoint: bcNotificationEndpoint ?? 'https://client.example.com/notified',
    locked: false,
    parRequired: false,
    pkceRequired: false,
    pkceS256Required: false,
    requestObjectRequired: false,
    dpopRequired: false,
    credentialResponseEncryptionRequired: false,
    tlsClientCertificateBoundAccessTokens: false,
    bcUserCodeRequired: false,
  };
}
