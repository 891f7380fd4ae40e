import type { JWK } from 'jose';
import { isAsymmetric } from '../jose/algorithms.js';
import { type ReadJwt, readJwt, textClaim, timeClaim } from '../jose/read-jwt.js';
import { signedBy } from '../jose/signed-by.js';
import type { AttesterRoots } from '../oauth/attester-roots.js';
import type { JsonObject } from '../oauth/claims.js';
import { proofKey } from './proof-key.js';

/** What key proofs are measured by. */
export interface ProofExpectations {
  /** The identifier of the credential issuer. */
  readonly audience: string | undefined;
  /** What the client may call itself; empty if it is anonymous. */
  readonly clientIds: readonly string[];
  /** Algorithms that the credential configuration names for the type of proof; none if it does not. */
  readonly algorithms: readonly unknown[] | undefined;
  /** What key attestations must say; `undefined` if the configuration requires none. */
  readonly attestation: JsonObject | undefined;
  /** What the certificates of attesters must lead to; `undefined` if any attester is trusted. */
  readonly attesterRoots: AttesterRoots | undefined;
  /** Seconds since the epoch. */
  readonly now: number;
  readonly skew: number;
}

/** What a proof shows: keys that the wallet has, and the nonce that it was made with. */
export interface ShownKeys {
  readonly keys: readonly JWK[];
  readonly nonce: unknown;
}

/** Seconds after which a proof is too old. */
const proofLife = 300;

/** Checks a key proof of the type jwt (OpenID4VCI 1.0, appendix F.1 and F.4). Gives its key, or what is wrong. */
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

/** OpenID4VCI 1.0, appendix F.4: an asymmetric algorithm, and one that the configuration names. */
export async function signatureDefect(
  jwt: string,
  { header: { alg } }: ReadJwt,
  key: JWK,
  { algorithms }: ProofExpectations,
): Promise<string | undefined> {
  if (!isAsymmetric(alg)) return 'its algorithm is not asymmetric';
  if (algorithms !== undefined && !algorithms.includes(alg))
    return `the credential configuration does not name its algorithm, ${alg}`;
  const signature = await signedBy(jwt, key, alg);
  if (signature === 'unusable-key') return `its key is none for ${alg}`;
  return signature === 'invalid' ? 'its signature is invalid' : undefined;
}

/** OpenID4VCI 1.0, appendix F.1: for the issuer, of the client, fresh. */
export function claimsDefect(claims: JsonObject, expected: ProofExpectations): string | undefined {
  const { audience, clientIds } = expected;
  const audiences: readonly unknown[] = Array.isArray(claims['aud']) ? claims['aud'] : [claims['aud']];
  if (!audience || !audiences.includes(audience)) return 'its aud is not the credential issuer';
  if (claims['iss'] !== undefined && !clientIds.includes(textClaim(claims, 'iss') ?? ''))
    return clientIds.length === 0
      ? 'it has an iss, and the client is anonymous'
      : 'its iss is not the client';
  return ageDefect(timeClaim(claims, 'iat'), expected);
}

function ageDefect(
  iat: number | undefined,
  { now, skew }: Pick<ProofExpectations, 'now' | 'skew'>,
): string | undefined {
  if (iat === undefined) return 'it has no iat';
  if (iat - skew > now) return `its iat lies ahead (iat=${iat}, now=${now})`;
  return iat + proofLife + skew < now ? `it is too old (iat=${iat}, now=${now})` : undefined;
}
