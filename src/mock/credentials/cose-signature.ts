import { KeyObject, webcrypto } from 'node:crypto';
import { type CryptoKey, importJWK, type JWK } from 'jose';
import type { SigningKey } from '../jose/keys.js';

/** RFC 9053, section 2: signature algorithms with their COSE numbers and Web Cryptography parameters. */
export const coseAlgorithms = {
  ES256: { number: -7, parameters: { name: 'ECDSA', hash: 'SHA-256' } },
  ES384: { number: -35, parameters: { name: 'ECDSA', hash: 'SHA-384' } },
  ES512: { number: -36, parameters: { name: 'ECDSA', hash: 'SHA-512' } },
  EdDSA: { number: -8, parameters: { name: 'Ed25519' } },
} as const;

export type CoseAlgorithm = keyof typeof coseAlgorithms;

export const isCoseAlgorithm = (name: string): name is CoseAlgorithm => Object.hasOwn(coseAlgorithms, name);

/** Returns the name of the algorithm with a COSE number. */
export const coseAlgorithm = (number: unknown): CoseAlgorithm | undefined =>
  Object.keys(coseAlgorithms)
    .filter(isCoseAlgorithm)
    .find((name) => coseAlgorithms[name].number === number);

/**
 * Whether a list in a credential configuration contains an algorithm, by name or number. Without a list, all are
 * allowed.
 */
export const isNamedIn = (named: unknown, alg: string): boolean =>
  !Array.isArray(named) ||
  named.includes(alg) ||
  (isCoseAlgorithm(alg) && named.includes(coseAlgorithms[alg].number));

const isCryptoKey = (key: SigningKey['key']): key is CryptoKey =>
  !(key instanceof KeyObject || key instanceof Uint8Array);

/** Signs bytes for COSE (RFC 9052, section 4.4). */
export async function coseSignature({ alg, key }: SigningKey, bytes: Uint8Array): Promise<Uint8Array> {
  if (!isCoseAlgorithm(alg) || !isCryptoKey(key))
    throw new Error(`COSE cannot sign with ${alg} and this key.`);
  return new Uint8Array(await webcrypto.subtle.sign(coseAlgorithms[alg].parameters, key, bytes));
}

/** Resolves to whether a public key has signed the bytes; false if the key does not suit the algorithm. */
export async function coseSignedBy(
  jwk: JWK,
  alg: CoseAlgorithm,
  signature: Uint8Array,
  bytes: Uint8Array,
): Promise<boolean> {
  try {
    const key = await importJWK(jwk, alg);
    if (key instanceof Uint8Array) return false;
    return await webcrypto.subtle.verify(coseAlgorithms[alg].parameters, key, signature, bytes);
  } catch {
    return false;
  }
}
