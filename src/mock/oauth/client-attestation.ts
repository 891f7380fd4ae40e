import type { JWK } from 'jose';
import { isObject } from '../../json.js';
import { isAsymmetric } from '../jose/algorithms.js';
import { type ReadJwt, textClaim, timeClaim } from '../jose/read-jwt.js';

/** The values that a client attestation is checked against. */
export interface AttestationContext {
  /** The client's ID and alias. */
  readonly identifiers: readonly string[];
  readonly issuer: string | undefined;
  /** Seconds since the epoch. */
  readonly now: number;
  readonly skew: number;
}

/** Maximum age in seconds of a proof of possession without `exp`. */
const proofLife = 300;

const isUsable = ({ header }: ReadJwt): boolean => isAsymmetric(header.alg);

/** draft-ietf-oauth-attestation-based-client-auth, section 5.1: returns what is wrong with the attestation. */
export function attestationDefect(attestation: ReadJwt, context: AttestationContext): string | undefined {
  const { header, claims = {} } = attestation;
  const { identifiers, now, skew } = context;
  if (header.typ !== 'oauth-client-attestation+jwt') return 'its typ is not oauth-client-attestation+jwt';
  if (!isUsable(attestation)) return 'it is not signed with an asymmetric algorithm';
  if (!identifiers.includes(textClaim(claims, 'sub') ?? '')) return 'its sub is not the client';
  const exp = timeClaim(claims, 'exp');
  if (exp === undefined) return 'it has no exp';
  if (exp + skew <= now) return 'it has expired';
  if ((timeClaim(claims, 'nbf') ?? 0) - skew > now) return 'its nbf is in the future';
  if ((timeClaim(claims, 'iat') ?? 0) - skew > now) return 'its iat is in the future';
  return confirmedKey(attestation) === undefined ? 'it has no key in cnf.jwk' : undefined;
}

/** RFC 7800, section 3.2: returns the key whose possession the client proves. */
export function confirmedKey({ claims = {} }: ReadJwt): JWK | undefined {
  const { cnf } = claims;
  const jwk = isObject(cnf) ? cnf['jwk'] : undefined;
  // Whether the object is a valid key is checked when it is used.
  return isObject(jwk) ? (jwk as JWK) : undefined;
}

/**
 * draft-ietf-oauth-attestation-based-client-auth, section 5.2: returns what is wrong with the proof of possession.
 */
export function attestationProofDefect(proof: ReadJwt, context: AttestationContext): string | undefined {
  const { header, claims = {} } = proof;
  const { identifiers, issuer, now, skew } = context;
  const { aud } = claims;
  const audiences: readonly unknown[] = Array.isArray(aud) ? aud : [aud];
  if (header.typ !== 'oauth-client-attestation-pop+jwt') {
    return 'its typ is not oauth-client-attestation-pop+jwt';
  }
  if (!isUsable(proof)) return 'it is not signed with an asymmetric algorithm';
  const iss = textClaim(claims, 'iss');
  if (iss !== undefined && !identifiers.includes(iss)) return 'its iss is not the client';
  if (issuer === undefined || !audiences.includes(issuer)) return 'its aud is not the issuer of the service';
  if (textClaim(claims, 'jti') === undefined) return 'it has no jti';
  const iat = timeClaim(claims, 'iat');
  const exp = timeClaim(claims, 'exp') ?? (iat === undefined ? undefined : iat + proofLife);
  if (exp === undefined) return 'it has neither iat nor exp';
  if (exp + skew <= now) return 'it has expired';
  return (iat ?? 0) - skew > now ? 'its iat is in the future' : undefined;
}
