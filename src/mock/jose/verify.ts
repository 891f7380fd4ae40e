import type { JWK } from 'jose';
import { verifiedBytes } from './jws.js';
import type { KeySet } from './keys.js';
import { readHeader } from './read-jwt.js';

/** The payload of a JWS that a key of the set has signed; undefined if none has (RFC 7515, section 5.2). */
export async function verifiedPayload(keySet: KeySet, jws: string): Promise<Uint8Array | undefined> {
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
    // It has not signed, or it is not a key for the algorithm.
    return undefined;
  }
}
