import type { ServiceRecord } from '../../domain/records.js';
import { isObject, parseJson, type UnknownRecord } from '../../json.js';
import { jweName } from '../jose/algorithms.js';
import { publicJwk } from '../jose/public-jwk.js';
import { credentialConfigurations } from './configurations.js';
import { requestEncryptionSupport, responseEncryptionSupport } from './encryption-support.js';
import { batchSizeOf, isFirstDraft } from './settings.js';

type Metadata = NonNullable<ServiceRecord['credentialIssuerMetadata']>;

/** Returns the first property that a service lacks for credential issuer metadata (OpenID4VCI, section 12.2.4). */
export function missingMetadata({ credentialIssuerMetadata: metadata }: ServiceRecord): string | undefined {
  if (metadata === undefined) return 'credentialIssuerMetadata';
  const { credentialIssuer, credentialEndpoint, credentialsSupported } = metadata;
  if (!credentialIssuer) return 'credentialIssuer';
  if (!credentialEndpoint) return 'credentialEndpoint';
  return isObject(parseJson(credentialsSupported ?? '')) ? undefined : 'credentialsSupported';
}

/** Returns the credential issuer metadata (OpenID4VCI, section 12.2.4). JSON omits members that are undefined. */
export function issuerMetadata(settings: ServiceRecord): UnknownRecord {
  const metadata: Metadata = settings.credentialIssuerMetadata ?? {};
  const { authorizationServers = [], display = '' } = metadata;
  const batchSize = batchSizeOf(settings);
  // Only the first draft has a batch endpoint, and only the final version a nonce endpoint.
  const draft = isFirstDraft(settings);
  return {
    credential_issuer: metadata.credentialIssuer,
    authorization_servers: authorizationServers.length > 0 ? authorizationServers : undefined,
    credential_endpoint: metadata.credentialEndpoint,
    batch_credential_endpoint: draft ? metadata.batchCredentialEndpoint : undefined,
    deferred_credential_endpoint: metadata.deferredCredentialEndpoint,
    nonce_endpoint: draft ? undefined : metadata.nonceEndpoint,
    notification_endpoint: metadata.notificationEndpoint,
    credential_request_encryption: requestEncryption(metadata),
    credential_response_encryption: responseEncryption(metadata),
    // A batch size of 1 means no batches.
    batch_credential_issuance: batchSize > 1 ? { batch_size: batchSize } : undefined,
    display: parseJson(display),
    credential_configurations_supported: Object.fromEntries(credentialConfigurations(settings)),
  };
}

/** OpenID4VCI, section 12.2.4. Advertises only those configured values that requests can use. */
function requestEncryption(metadata: Metadata): UnknownRecord | undefined {
  const support = requestEncryptionSupport(metadata);
  if (support === undefined) return undefined;
  return {
    jwks: { keys: support.keys.map(publicJwk) },
    enc_values_supported: support.encryptions,
    zip_values_supported: unlessEmpty(support.zips),
    encryption_required: metadata.requireCredentialRequestEncryption ?? false,
  };
}

function responseEncryption(metadata: Metadata): UnknownRecord | undefined {
  const support = responseEncryptionSupport(metadata);
  if (support === undefined) return undefined;
  return {
    alg_values_supported: support.algorithms.map(jweName),
    enc_values_supported: support.encryptions.map(jweName),
    zip_values_supported: unlessEmpty(support.zips),
    encryption_required: metadata.requireCredentialResponseEncryption ?? false,
  };
}

const unlessEmpty = (values: readonly string[]): readonly string[] | undefined =>
  values.length > 0 ? values : undefined;
