import { calculateJwkThumbprint } from 'jose';
import { readJwt, timeClaim } from '../jose/read-jwt.js';
import { attestationProof } from './attestation-proof.js';
import { jwtProof, type ProofExpectations, type ShownKeys } from './jwt-proof.js';

/**
 * Checks a key proof of type jwt with the key attestation in its header (OpenID4VCI 1.0, appendices D.1 and F.1).
 * Resolves to its key, or to an error text.
 */
export async function attestedJwtProof(
  proof: string,
  expected: ProofExpectations,
): Promise<ShownKeys | string> {
  const shown = await jwtProof(proof, expected);
  if (typeof shown === 'string') return shown;
  const attestation = readJwt(proof)?.header['key_attestation'];
  if (attestation === undefined && expected.attestation === undefined) return shown;
  if (typeof attestation !== 'string')
    return 'its header has no key_attestation, which the credential configuration requires';
  const defect = await attestationDefect(attestation, shown, expected);
  return defect === undefined ? shown : `the key attestation in its header is invalid: ${defect}`;
}

async function attestationDefect(
  attestation: string,
  { keys: [key = {}] }: ShownKeys,
  expected: ProofExpectations,
): Promise<string | undefined> {
  // The configured algorithms apply to proofs, not attestations.
  const attested = await attestationProof(attestation, { ...expected, algorithms: undefined });
  if (typeof attested === 'string') return attested;
  if (timeClaim(readJwt(attestation)?.claims ?? {}, 'exp') === undefined) return 'it has no exp';
  const thumbprints = await Promise.all(attested.keys.map(thumbprintOf));
  return thumbprints.includes(await thumbprintOf(key))
    ? undefined
    : 'its attested_keys do not include the key of the proof';
}

/** Resolves to `undefined` if the key lacks a required member. */
const thumbprintOf = (jwk: ShownKeys['keys'][number]): Promise<string | undefined> =>
  calculateJwkThumbprint(jwk).catch(() => undefined);
