import type { JWK } from 'jose';
import { jweName } from '../jose/algorithms.js';
import { algorithmsOf } from '../jose/keys.js';

/** RFC 7518, section 3.1; RFC 8037; RFC 8812: those that everybody can verify. */
export const asymmetricAlgorithms = [
  ...['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'],
  ...['ES256', 'ES384', 'ES512', 'ES256K', 'EdDSA'],
];
export const symmetricAlgorithms = ['HS256', 'HS384', 'HS512'];

/** What the keys of a service can sign with, narrowed to one key, and what a client secret can. */
export function signatureAlgorithms(keys: readonly JWK[], kid: string | undefined): string[] {
  const signers = keys.filter(
    (jwk) => (jwk.use ?? 'sig') === 'sig' && (!kid || jwk.kid === kid) && jwk.kty !== 'oct',
  );
  return [...new Set([...signers.flatMap(algorithmsOf), ...symmetricAlgorithms])];
}

/** RFC 7518, sections 4.1 and 5.1. */
export const encryption = {
  alg: (
    [
      ...(['RSA1_5', 'RSA_OAEP', 'RSA_OAEP_256'] as const),
      ...(['A128KW', 'A192KW', 'A256KW', 'DIR'] as const),
      ...(['ECDH_ES', 'ECDH_ES_A128KW', 'ECDH_ES_A192KW', 'ECDH_ES_A256KW'] as const),
      ...(['A128GCMKW', 'A192GCMKW', 'A256GCMKW'] as const),
      ...(['PBES2_HS256_A128KW', 'PBES2_HS384_A192KW', 'PBES2_HS512_A256KW'] as const),
    ] as const
  ).map(jweName),
  enc: (['A128CBC_HS256', 'A192CBC_HS384', 'A256CBC_HS512', 'A128GCM', 'A192GCM', 'A256GCM'] as const).map(
    jweName,
  ),
};
