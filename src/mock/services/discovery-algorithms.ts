import type { JWK } from 'jose';
import { encNames, jweName, jweNames, symmetricAlgorithms } from '../jose/algorithms.js';
import { algorithmsOf } from '../jose/keys.js';
import { isPrivate } from '../jose/public-jwk.js';

/**
 * Returns the signature algorithms of the service's private keys, restricted to one key if given, and of client
 * secrets.
 */
export function signatureAlgorithms(keys: readonly JWK[], kid: string | undefined): string[] {
  const signers = keys.filter(
    (jwk) => isPrivate(jwk) && (jwk.use ?? 'sig') === 'sig' && (!kid || jwk.kid === kid),
  );
  return [...new Set([...signers.flatMap(algorithmsOf), ...symmetricAlgorithms])];
}

/** RFC 7518, sections 4.1 and 5.1. */
export const encryption = { alg: jweNames.map(jweName), enc: encNames.map(jweName) };
