import { type CryptoKey, compactVerify, errors, importJWK, type JWK } from 'jose';
import { publicJwk } from './public-jwk.js';

export type SignatureCheck = 'valid' | 'invalid' | 'unusable-key';

/** Whether a key has signed a JWS with an algorithm (RFC 7515, section 5.2): a public JWK, or a secret. */
export async function signedBy(jws: string, key: JWK | Uint8Array, alg: string): Promise<SignatureCheck> {
  let imported: CryptoKey | Uint8Array;
  try {
    imported = key instanceof Uint8Array ? key : await importJWK(publicJwk(key), alg);
  } catch {
    return 'unusable-key';
  }
  try {
    await compactVerify(jws, imported, { algorithms: [alg] });
    return 'valid';
  } catch (problem) {
    if (problem instanceof errors.JOSEError) return 'invalid';
    // A key of another type than the algorithm asks for, or one that is too small for it.
    if (problem instanceof TypeError) return 'unusable-key';
    throw problem;
  }
}
