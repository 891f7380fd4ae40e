import { compactVerify, createLocalJWKSet, errors, type LocalJWKSet } from 'jose';
import type { KeySet } from './keys.js';

const verifiers = new WeakMap<KeySet, LocalJWKSet>();

/** The payload of a JWS that a key of the set has signed; none if no key has (RFC 7515, section 5.2). */
export async function verifiedPayload(keySet: KeySet, jws: string): Promise<Uint8Array | undefined> {
  const verifier = verifiers.get(keySet) ?? createLocalJWKSet({ keys: keySet.publicKeys() });
  verifiers.set(keySet, verifier);
  try {
    return (await compactVerify(jws, verifier)).payload;
  } catch (problem) {
    if (problem instanceof errors.JOSEError) return undefined;
    throw problem;
  }
}
