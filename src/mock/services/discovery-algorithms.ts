import type { JWK } from 'jose';
import { encNames, jweName, jweNames, symmetricAlgorithms } from '../jose/algorithms.js';
import { algorithmsOf } from '../jose/keys.js';
import { isPrivate } from '../jose/public-jwk.js';

/** What the private keys of a service can sign with, narrowed to one key, and what a client secret can. */
export function signatureAlgorithms(keys: readonly JWK[], kid: string | undefined): string[] {
  const signers = keys.filter(
    (jwk) => isPrivate(jwk) && (jwk.use ?? 'sig') === 'sig' && (!kid || jwk.kid === kid),
  );
  return [...new Set([...signers.flatMap(algorithmsOf), ...symmetricAlgorithms])];
}

/** RFC 7518, sections 4.1 and 5.1. */
export const encryption = { alg: jweNames.map(jweName), enc: encNames.map(jweName) };
