import type { JWK } from 'jose';
import type { JweAlgorithm, JweEncryption, ServiceRecord } from '../../domain/records.js';
import { isObject, parseJson } from '../../json.js';
import { encNames, isAsymmetricEncryption, jweName } from '../jose/algorithms.js';
import { isPrivate } from '../jose/public-jwk.js';

type Metadata = NonNullable<ServiceRecord['credentialIssuerMetadata']>;

/**
 * The response encryption that a credential issuer supports. It is published in the metadata and enforced for
 * requests.
 */
export interface ResponseEncryptionSupport {
  readonly algorithms: readonly JweAlgorithm[];
  readonly encryptions: readonly JweEncryption[];
  readonly zips: readonly string[];
}

/** The request encryption that a credential issuer supports. */
export interface RequestEncryptionSupport {
  /** Keys with their private parts. */
  readonly keys: readonly JWK[];
  /** JWA names of content encryption algorithms. */
  readonly encryptions: readonly string[];
  readonly zips: readonly string[];
}

/** RFC 7516, section 4.1.3: DEF is the only compression algorithm. */
const zipsOf = (values: readonly string[] = []): string[] => values.filter((value) => value === 'DEF');

/**
 * Returns `undefined` if responses cannot be encrypted. Algorithms with a shared key are excluded, because the
 * wallet sends a public key.
 */
export function responseEncryptionSupport({
  credentialResponseEncryptionAlgValuesSupported: named = [],
  credentialResponseEncryptionEncValuesSupported = [],
  credentialResponseEncryptionZipValuesSupported,
}: Metadata): ResponseEncryptionSupport | undefined {
  const algorithms = named.flatMap((name) => (name && isAsymmetricEncryption(jweName(name)) ? [name] : []));
  const encryptions = credentialResponseEncryptionEncValuesSupported.flatMap((name) => name ?? []);
  if (algorithms.length === 0 || encryptions.length === 0) return undefined;
  return { algorithms, encryptions, zips: zipsOf(credentialResponseEncryptionZipValuesSupported) };
}

/**
 * Returns `undefined` if requests cannot be encrypted. An issuer that lists no content encryption supports all of
 * them.
 */
export function requestEncryptionSupport({
  credentialRequestEncryptionJwks = '',
  credentialRequestEncryptionEncValuesSupported: named = [],
  credentialRequestEncryptionZipValuesSupported,
}: Metadata): RequestEncryptionSupport | undefined {
  const set = parseJson(credentialRequestEncryptionJwks);
  const keys = (isObject(set) && Array.isArray(set['keys']) ? set['keys'] : []).filter(decrypts);
  if (keys.length === 0) return undefined;
  const encryptions = named.flatMap((name) => (name === null ? [] : [jweName(name)]));
  return {
    keys,
    encryptions: encryptions.length > 0 ? encryptions : encNames.map(jweName),
    zips: zipsOf(credentialRequestEncryptionZipValuesSupported),
  };
}

/** Whether a key can decrypt requests. It must specify its algorithm (OpenID4VCI 1.0, section 10). */
function decrypts(jwk: unknown): jwk is JWK {
  if (!isObject(jwk) || typeof jwk['alg'] !== 'string' || !isPrivate(jwk)) return false;
  const isOfType = jwk['kty'] === 'RSA' ? jwk['alg'].startsWith('RSA') : jwk['alg'].startsWith('ECDH');
  return isOfType && isAsymmetricEncryption(jwk['alg']) && (jwk['use'] ?? 'enc') === 'enc';
}
