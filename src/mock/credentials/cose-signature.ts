import { webcrypto } from 'node:crypto';
import type { SigningKey } from '../jose/keys.js';

/** RFC 9053, section 2: what a signature algorithm is called in Web Cryptography. */
const parameters: Readonly<Record<string, webcrypto.EcdsaParams | { name: 'Ed25519' }>> = {
  ES256: { name: 'ECDSA', hash: 'SHA-256' },
  ES384: { name: 'ECDSA', hash: 'SHA-384' },
  ES512: { name: 'ECDSA', hash: 'SHA-512' },
  EdDSA: { name: 'Ed25519' },
};

/** Signs bytes as COSE does (RFC 9052, section 4.4). */
export async function coseSignature({ alg, key }: SigningKey, bytes: Uint8Array): Promise<Uint8Array> {
  const algorithm = parameters[alg];
  if (algorithm === undefined || key instanceof Uint8Array)
    throw new Error(`COSE cannot sign with ${alg} and this key.`);
  return new Uint8Array(await webcrypto.subtle.sign(algorithm, key, bytes));
}
