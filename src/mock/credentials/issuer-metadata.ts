import type { JSONWebKeySet } from 'jose';
import { isAsymmetricEncryption, jweName } from '../jose/algorithms.js';
import { publicJwk } from '../jose/public-jwk.js';
import { isObject, type JsonObject, parseJson } from '../oauth/claims.js';
import type { JweAlgorithm, JweEncryption, ServiceRecord } from '../state/records.js';
import { batchSizeOf } from './batch-size.js';
import { credentialConfigurations } from './configurations.js';

type Metadata = NonNullable<ServiceRecord['credentialIssuerMetadata']>;

/** What a service lacks to have metadata of a credential issuer (OpenID4VCI, section 12.2.4). */
export function missingMetadata({ credentialIssuerMetadata: metadata }: ServiceRecord): string | undefined {
  if (metadata === undefined) return 'credentialIssuerMetadata';
  const { credentialIssuer, credentialEndpoint, credentialsSupported } = metadata;
  if (!credentialIssuer) return 'credentialIssuer';
  if (!credentialEndpoint) return 'credentialEndpoint';
  return isObject(parseJson(credentialsSupported ?? '')) ? undefined : 'credentialsSupported';
}

/** The metadata of a credential issuer (OpenID4VCI, section 12.2.4). What is undefined is left out of its JSON. */
export function issuerMetadata(settings: ServiceRecord): JsonObject {
  const metadata: Metadata = settings.credentialIssuerMetadata ?? {};
  const { authorizationServers = [], display = '' } = metadata;
  const batchSize = batchSizeOf(settings);
  return {
    credential_issuer: metadata.credentialIssuer,
    authorization_servers: authorizationServers.length > 0 ? authorizationServers : undefined,
    credential_endpoint: metadata.credentialEndpoint,
    batch_credential_endpoint: metadata.batchCredentialEndpoint,
    deferred_credential_endpoint: metadata.deferredCredentialEndpoint,
    nonce_endpoint: metadata.nonceEndpoint,
    notification_endpoint: metadata.notificationEndpoint,
    credential_request_encryption: requestEncryption(metadata),
    credential_response_encryption: responseEncryption(metadata),
    // A batch of one is none.
    batch_credential_issuance: batchSize > 1 ? { batch_size: batchSize } : undefined,
    display: parseJson(display),
    credential_configurations_supported: Object.fromEntries(credentialConfigurations(settings)),
  };
}

function requestEncryption(metadata: Metadata): JsonObject | undefined {
  const jwks = parseJson(metadata.credentialRequestEncryptionJwks ?? '');
  if (!isKeySet(jwks)) return undefined;
  return {
    jwks: { keys: jwks.keys.map(publicJwk) },
    enc_values_supported: names(metadata.credentialRequestEncryptionEncValuesSupported),
    zip_values_supported: metadata.credentialRequestEncryptionZipValuesSupported,
    encryption_required: metadata.requireCredentialRequestEncryption ?? false,
  };
}

function responseEncryption(metadata: Metadata): JsonObject | undefined {
  // The wallet sends a public key, so no algorithm with a shared key can be used.
  const algorithms = names(metadata.credentialResponseEncryptionAlgValuesSupported).filter(
    isAsymmetricEncryption,
  );
  if (algorithms.length === 0) return undefined;
  return {
    alg_values_supported: algorithms,
    enc_values_supported: names(metadata.credentialResponseEncryptionEncValuesSupported),
    zip_values_supported: metadata.credentialResponseEncryptionZipValuesSupported,
    encryption_required: metadata.requireCredentialResponseEncryption ?? false,
  };
}

const names = (values: readonly (JweAlgorithm | JweEncryption | null)[] = []): string[] =>
  values.flatMap((value) => (value === null ? [] : [jweName(value)]));

const isKeySet = (value: unknown): value is JSONWebKeySet => isObject(value) && Array.isArray(value['keys']);
