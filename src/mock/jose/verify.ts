import type { JWK } from 'jose';
import { verifiedBytes } from './jws.js';
import type { KeySet } from './keys.js';
import { readHeader } from './read-jwt.js';

/**
 * Resolves to the payload of a JWS signed by a key of the set; `undefined` if none verifies it (RFC 7515, section
 * 5.2).
 */
export async function verifiedPayload(keySet: KeySet, jws: string): Promise<Uint8Array | undefined> {
  if (keySet.hasSigned(jws)) return Buffer.from(jws.split('.')[1] ?? '', 'base64url');
  const { alg, kid } = readHeader(jws) ?? {};
  if (typeof alg !== 'string') return undefined;
  for (const jwk of keySet.verifiers(alg, kid)) {
    const payload = await payloadSignedBy(keySet, jwk, jws, alg);
    if (payload !== undefined) return payload;
  }
  return undefined;
}

async function payloadSignedBy(keySet: KeySet, jwk: JWK, jws: string, alg: string) {
  try {
    return await verifiedBytes(jws, await keySet.loadPublic(jwk, alg), alg);
  } catch {
    // The signature is invalid, or the key does not suit the algorithm.
    return undefined;
  }
}
