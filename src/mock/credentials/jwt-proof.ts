import type { JWK } from 'jose';
import type { UnknownRecord } from '../../json.js';
import { isAsymmetric } from '../jose/algorithms.js';
import { type ReadJwt, readJwt, textClaim, timeClaim } from '../jose/read-jwt.js';
import { signedBy } from '../jose/signed-by.js';
import type { AttesterRoots } from '../oauth/attester-roots.js';
import { proofKey } from './proof-key.js';

/** The values that key proofs are checked against. */
export interface ProofExpectations {
  /** The identifier of the credential issuer. */
  readonly audience: string | undefined;
  /** The client's identifiers; empty if it is anonymous. */
  readonly clientIds: readonly string[];
  /** The configured algorithms for the proof type; `undefined` if unrestricted. */
  readonly algorithms: readonly unknown[] | undefined;
  /** Requirements for key attestations; `undefined` if the configuration requires none. */
  readonly attestation: UnknownRecord | undefined;
  /** The roots for attester certificates; `undefined` if any attester is trusted. */
  readonly attesterRoots: AttesterRoots | undefined;
  /** Seconds since the epoch. */
  readonly now: number;
  readonly skew: number;
}

/** The keys whose possession a proof shows, and its nonce. */
export interface ShownKeys {
  readonly keys: readonly JWK[];
  readonly nonce: unknown;
}

/** Maximum age of a proof in seconds. */
const proofLife = 300;

/**
 * Checks a key proof of type jwt (OpenID4VCI 1.0, appendices F.1 and F.4). Resolves to its key, or to an error
 * text.
 */
export async function jwtProof(proof: string, expected: ProofExpectations): Promise<ShownKeys | string> {
  const read = readJwt(proof);
  if (read === undefined) return 'it is not a signed JWT';
  if (read.header.typ !== 'openid4vci-proof+jwt') return 'its typ is not openid4vci-proof+jwt';
  const key = proofKey(read);
  if (typeof key === 'string') return key;
  const defect =
    (await signatureDefect(proof, read, key, expected)) ?? claimsDefect(read.claims ?? {}, expected);
  return defect ?? { keys: [key], nonce: read.claims?.['nonce'] };
}

/** OpenID4VCI 1.0, appendix F.4: the algorithm must be asymmetric and allowed by the configuration. */
export async function signatureDefect(
  jwt: string,
  { header: { alg } }: ReadJwt,
  key: JWK,
  { algorithms }: ProofExpectations,
): Promise<string | undefined> {
  if (!isAsymmetric(alg)) return 'its algorithm is not asymmetric';
  if (algorithms !== undefined && !algorithms.includes(alg))
    return `the credential configuration does not list its algorithm, ${alg}`;
  const signature = await signedBy(jwt, key, alg);
  if (signature === 'unusable-key') return `its key is not a key for ${alg}`;
  return signature === 'invalid' ? 'its signature is invalid' : undefined;
}

/** OpenID4VCI 1.0, appendix F.1: checks audience, issuer and age. */
export function claimsDefect(claims: UnknownRecord, expected: ProofExpectations): string | undefined {
  const { audience, clientIds } = expected;
  const audiences: readonly unknown[] = Array.isArray(claims['aud']) ? claims['aud'] : [claims['aud']];
  if (!audience || !audiences.includes(audience)) return 'its aud is not the credential issuer';
  if (claims['iss'] !== undefined && !clientIds.includes(textClaim(claims, 'iss') ?? ''))
    return clientIds.length === 0
      ? 'it has an iss, but the client is anonymous'
      : 'its iss is not the client';
  return ageDefect(timeClaim(claims, 'iat'), expected);
}

function ageDefect(
  iat: number | undefined,
  { now, skew }: Pick<ProofExpectations, 'now' | 'skew'>,
): string | undefined {
  if (iat === undefined) return 'it has no iat';
  if (iat - skew > now) return `its iat is in the future (iat=${iat}, now=${now})`;
  return iat + proofLife + skew < now ? `it is too old (iat=${iat}, now=${now})` : undefined;
}
