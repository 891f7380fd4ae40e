import { errors, type JWK } from 'jose';
import { importKey, type Key } from './import-key.js';
import { verifiedBytes } from './jws.js';
import { publicJwk } from './public-jwk.js';

export type SignatureCheck = 'valid' | 'invalid' | 'unusable-key';

/** Whether a key has signed a JWS with an algorithm (RFC 7515, section 5.2): a public JWK, or a secret. */
export async function signedBy(jws: string, key: JWK | Uint8Array, alg: string): Promise<SignatureCheck> {
  let imported: Key;
  try {
    imported = key instanceof Uint8Array ? key : await importKey(publicJwk(key), alg);
  } catch {
    return 'unusable-key';
  }
  try {
    await verifiedBytes(jws, imported, alg);
    return 'valid';
  } catch (problem) {
    // Otherwise the key has another type than the algorithm asks for, or is too small for it.
    return problem instanceof errors.JOSEError ? 'invalid' : 'unusable-key';
  }
}
