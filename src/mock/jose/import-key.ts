import { createPrivateKey, createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto';
import { type CryptoKey, importJWK, type JWK } from 'jose';

/** A key in the form that its algorithm requires. */
export type Key = CryptoKey | KeyObject | Uint8Array;

/** Algorithms that Web Cryptography, and therefore `jose`, lacks. They use node:crypto. */
const ownAlgorithms: ReadonlySet<string> = new Set(['ES256K', 'RSA1_5']);

/**
 * Imports a JWK for an algorithm. Rejects if the JWK does not suit it. The key is extractable, because Node.js 24 warns of
 * a conversion to the form of node:crypto otherwise.
 */
export async function importKey(jwk: JWK, alg: string): Promise<Key> {
  return ownAlgorithms.has(alg) ? keyObject(jwk) : importJWK(jwk, alg, { extractable: true });
}

/** Returns a key for node:crypto. Throws if the JWK is not a valid key. */
export function keyObject(jwk: JWK): KeyObject {
  // Both libraries use the JSON format of RFC 7517.
  const key = jwk as JsonWebKey;
  return jwk.d === undefined
    ? createPublicKey({ key, format: 'jwk' })
    : createPrivateKey({ key, format: 'jwk' });
}
