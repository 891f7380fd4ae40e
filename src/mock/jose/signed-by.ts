import { errors, type JWK } from 'jose';
import { importKey, type Key } from './import-key.js';
import { verifiedBytes } from './jws.js';
import { publicJwk } from './public-jwk.js';

export type SignatureCheck = 'valid' | 'invalid' | 'unusable-key';

/** Resolves to whether a public JWK or a secret has signed a JWS (RFC 7515, section 5.2). */
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
    // Other errors mean that the key is too small or of the wrong type for the algorithm.
    return problem instanceof errors.JOSEError ? 'invalid' : 'unusable-key';
  }
}
