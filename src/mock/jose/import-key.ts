import { createPrivateKey, createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto';
import { type CryptoKey, importJWK, type JWK } from 'jose';

/** A key in the form that its algorithm takes. */
export type Key = CryptoKey | KeyObject | Uint8Array;

/** Algorithms that Web Cryptography, and so `jose`, does not have: node:crypto does them. */
const ownAlgorithms: ReadonlySet<string> = new Set(['ES256K', 'RSA1_5']);

/** Makes a key of a JWK for an algorithm. Rejects where the JWK is not a key for it. */
export async function importKey(jwk: JWK, alg: string): Promise<Key> {
  return ownAlgorithms.has(alg) ? keyObject(jwk) : importJWK(jwk, alg);
}

/** A key for node:crypto. Throws if the JWK is not a key. */
export function keyObject(jwk: JWK): KeyObject {
  // Both libraries mean the JSON of RFC 7517.
  const key = jwk as JsonWebKey;
  return jwk.d === undefined
    ? createPublicKey({ key, format: 'jwk' })
    : createPrivateKey({ key, format: 'jwk' });
}
