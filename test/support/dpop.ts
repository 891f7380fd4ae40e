import { createHash } from 'node:crypto';
import type { JWK } from 'jose';
import type { TestAuthlete } from './authlete.js';
import { type ClientKey, signed } from './client-keys.js';

/** A `dpopNonceDuration` whose window does not end while a test runs: the first one ends in 2038. */
export const endlessWindow = 2_147_483_647;

export interface ProofChanges {
  readonly claims?: object;
  readonly header?: object;
  /** Signs instead of the key in the header. */
  readonly signer?: JWK | Uint8Array;
  /** The access token that the proof is bound to. */
  readonly accessToken?: string;
}

/** Creates a DPoP proof for a POST to the demo service's token endpoint. */
export async function proofOf(
  authlete: TestAuthlete,
  { privateJwk, publicJwk }: ClientKey,
  { claims = {}, header = {}, signer = privateJwk, accessToken }: ProofChanges = {},
): Promise<string> {
  const ath = accessToken && createHash('sha256').update(accessToken).digest('base64url');
  const { clock } = await authlete.world();
  const payload = {
    jti: 'an id',
    htm: 'POST',
    htu: 'https://as.example.com/token',
    iat: clock.seconds(),
    ...(ath !== undefined && { ath }),
    ...claims,
  };
  const { kid, ...jwk } = publicJwk;
  return signed(signer, payload, { typ: 'dpop+jwt', jwk, ...header });
}
