import type { JweAlgorithm, JweEncryption } from '../../domain/records.js';
import type { Schema } from '../../spec/types.js';

/** RFC 7518, section 3.1; RFC 8037, section 3.1; RFC 8812, section 3.2: signature algorithms with a public key. */
export const asymmetricAlgorithms = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'ES256K',
  'EdDSA',
] as const satisfies readonly Schema<'jws_alg'>[];

export const symmetricAlgorithms = [
  'HS256',
  'HS384',
  'HS512',
] as const satisfies readonly Schema<'jws_alg'>[];

/** Authlete's names of JWS algorithms. NONE means an unsecured JWT. */
export const jwsNames = ['NONE', ...symmetricAlgorithms, ...asymmetricAlgorithms] as const;

const signatures: ReadonlySet<unknown> = new Set(jwsNames.slice(1));

/** Whether the `alg` of a header is a signature algorithm that the service supports. */
export const isSignature = (alg: unknown): alg is string => signatures.has(alg);

/** Whether a signature algorithm uses a shared secret. */
export const isSymmetric = (alg: string | undefined): boolean => alg?.startsWith('HS') === true;

/** Whether a signature algorithm uses a public key. */
export const isAsymmetric = (alg: string | null | undefined): alg is string =>
  !!alg && alg.toLowerCase() !== 'none' && !isSymmetric(alg);

/** RFC 7518, section 4.1, in Authlete's spelling: algorithms that encrypt to a public key. */
export const asymmetricEncryption = [
  'RSA1_5',
  'RSA_OAEP',
  'RSA_OAEP_256',
  'ECDH_ES',
  'ECDH_ES_A128KW',
  'ECDH_ES_A192KW',
  'ECDH_ES_A256KW',
] as const satisfies readonly JweAlgorithm[];

/** RFC 7518, section 4.1: algorithms with a shared secret or a password. */
export const symmetricEncryption = [
  'A128KW',
  'A192KW',
  'A256KW',
  'DIR',
  'A128GCMKW',
  'A192GCMKW',
  'A256GCMKW',
  'PBES2_HS256_A128KW',
  'PBES2_HS384_A192KW',
  'PBES2_HS512_A256KW',
] as const satisfies readonly JweAlgorithm[];

export const jweNames = [...asymmetricEncryption, ...symmetricEncryption];

/** RFC 7518, section 5.1. */
export const encNames = [
  'A128CBC_HS256',
  'A192CBC_HS384',
  'A256CBC_HS512',
  'A128GCM',
  'A192GCM',
  'A256GCM',
] as const satisfies readonly JweEncryption[];

/** JWA names that differ from Authlete's names of JWE algorithms. */
const differentNames: Readonly<Record<string, string>> = {
  RSA_OAEP: 'RSA-OAEP',
  RSA_OAEP_256: 'RSA-OAEP-256',
  DIR: 'dir',
  ECDH_ES: 'ECDH-ES',
  ECDH_ES_A128KW: 'ECDH-ES+A128KW',
  ECDH_ES_A192KW: 'ECDH-ES+A192KW',
  ECDH_ES_A256KW: 'ECDH-ES+A256KW',
  PBES2_HS256_A128KW: 'PBES2-HS256+A128KW',
  PBES2_HS384_A192KW: 'PBES2-HS384+A192KW',
  PBES2_HS512_A256KW: 'PBES2-HS512+A256KW',
  A128CBC_HS256: 'A128CBC-HS256',
  A192CBC_HS384: 'A192CBC-HS384',
  A256CBC_HS512: 'A256CBC-HS512',
};

export const jweName = (name: JweAlgorithm | JweEncryption): string => differentNames[name] ?? name;

const wire = (names: readonly (JweAlgorithm | JweEncryption)[]): ReadonlySet<unknown> =>
  new Set(names.map(jweName));

const withPublicKey = wire(asymmetricEncryption);
const withSecret = wire(symmetricEncryption);
const encryptions = wire(encNames);

/** Whether a JWE `alg` encrypts to a public key. */
export const isAsymmetricEncryption = (alg: unknown): alg is string => withPublicKey.has(alg);

/** Whether a JWE `alg` uses a shared secret. */
export const isSymmetricEncryption = (alg: unknown): alg is string => withSecret.has(alg);

/** Whether the service supports a JWE `enc`. */
export const isEncryption = (enc: unknown): enc is string => encryptions.has(enc);
