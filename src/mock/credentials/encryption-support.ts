import type { JWK } from 'jose';
import type { JweAlgorithm, JweEncryption, ServiceRecord } from '../../domain/records.js';
import { encNames, isAsymmetricEncryption, jweName } from '../jose/algorithms.js';
import { isPrivate } from '../jose/public-jwk.js';
import { isObject, parseJson } from '../oauth/claims.js';

type Metadata = NonNullable<ServiceRecord['credentialIssuerMetadata']>;

/** What a credential issuer encrypts responses with. The metadata show it, and requests are checked against it. */
export interface ResponseEncryptionSupport {
  readonly algorithms: readonly JweAlgorithm[];
  readonly encryptions: readonly JweEncryption[];
  readonly zips: readonly string[];
}

/** What a credential issuer decrypts requests with. */
export interface RequestEncryptionSupport {
  /** Keys with their private parts. */
  readonly keys: readonly JWK[];
  /** JWA names of content encryption algorithms. */
  readonly encryptions: readonly string[];
  readonly zips: readonly string[];
}

/** RFC 7516, section 4.1.3: the only compression algorithm. */
const zipsOf = (values: readonly string[] = []): string[] => values.filter((value) => value === 'DEF');

/** `undefined` where responses cannot be encrypted. The wallet sends a public key, so no shared key can be used. */
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

/** `undefined` where requests cannot be encrypted. An issuer that names no content encryption takes all of them. */
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

/** Whether a key decrypts requests. OpenID4VCI 1.0, section 10: it says with which algorithm. */
function decrypts(jwk: unknown): jwk is JWK {
  if (!isObject(jwk) || typeof jwk['alg'] !== 'string' || !isPrivate(jwk)) return false;
  const isOfType = jwk['kty'] === 'RSA' ? jwk['alg'].startsWith('RSA') : jwk['alg'].startsWith('ECDH');
  return isOfType && isAsymmetricEncryption(jwk['alg']) && (jwk['use'] ?? 'enc') === 'enc';
}
