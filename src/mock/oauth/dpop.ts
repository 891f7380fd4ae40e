import { createHash } from 'node:crypto';
import { calculateJwkThumbprint, type JWK } from 'jose';
import { isObject } from '../../json.js';
import { Failure, refuse } from '../failure.js';
import { isAsymmetric } from '../jose/algorithms.js';
import { isPrivate } from '../jose/public-jwk.js';
import { type ReadJwt, readJwt, textClaim, timeClaim } from '../jose/read-jwt.js';
import { signedBy } from '../jose/signed-by.js';
import type { ResultCode } from '../results/index.js';
import { isFapiAlgorithm } from './fapi/request.js';
import { isSameEndpoint } from './request-url.js';

/** The result codes of an endpoint that accepts DPoP proofs. */
export interface DpopCodes {
  /** For defects without a code of their own. */
  readonly invalid: ResultCode;
  readonly symmetric: ResultCode;
  readonly withoutKey: ResultCode;
  readonly withoutAlgorithm: ResultCode;
  /** For a nonce that is missing or stale. */
  readonly nonce: Failure;
}

/** The values that a proof is checked against. */
export interface DpopExpectations {
  /** The accepted methods and the URL of the request that carries the proof. */
  readonly htm: readonly string[];
  readonly htu: string | undefined;
  /** The access token sent with the proof, if any. */
  readonly accessToken?: string | undefined;
  /** The required nonce; `undefined` if none is required. */
  readonly nonce?: string | undefined;
  /** Whether FAPI 2 applies, which allows fewer algorithms (Security Profile, section 5.4). */
  readonly fapi2?: boolean | undefined;
  /** Seconds since the epoch. */
  readonly now: number;
  readonly skew: number;
}

/** Maximum age of a proof in seconds. */
const proofLife = 300;

/**
 * Checks a DPoP proof (RFC 9449, section 4.3), in the order in which Authlete does. Resolves to the thumbprint of
 * its key; throws a `Failure`.
 */
export async function dpopKeyThumbprint(
  proof: string,
  expected: DpopExpectations,
  codes: DpopCodes,
): Promise<string> {
  const read = readJwt(proof);
  if (read === undefined) throw invalid('it is not a signed JWT');
  if (read.header.typ !== 'dpop+jwt') throw invalid('its typ is not dpop+jwt');
  const { alg } = read.header;
  if (alg === undefined) throw new Failure(codes.withoutAlgorithm);
  if (!isAsymmetric(alg)) throw refuse(codes.symmetric, { alg });
  if (expected.fapi2 && !isFapiAlgorithm(alg)) throw invalid(`FAPI 2 does not allow ${alg}`);
  const jwk = keyOf(read);
  if (jwk === undefined) throw new Failure(codes.withoutKey);
  if (isPrivate(jwk)) throw invalid('its jwk is not a public key');
  const signature = await signedBy(proof, jwk, alg);
  if (signature === 'unusable-key') throw invalid(`its jwk is not a key for ${alg}`);
  if (signature === 'invalid') throw invalid('its signature is invalid');
  const defect = claimsDefect(read.claims ?? {}, expected);
  if (defect !== undefined) throw invalid(defect);
  if (expected.nonce !== undefined && read.claims?.['nonce'] !== expected.nonce) throw codes.nonce;
  return calculateJwkThumbprint(jwk);

  function invalid(problem: string): Failure {
    return refuse(codes.invalid, { problem });
  }
}

function keyOf({ header: { jwk } }: ReadJwt): JWK | undefined {
  return isObject(jwk) ? jwk : undefined;
}

function claimsDefect(claims: NonNullable<ReadJwt['claims']>, expected: DpopExpectations) {
  const { htm, htu, now, skew, accessToken } = expected;
  const { htm: method, htu: url, ath } = claims;
  if (htm.length === 0) return 'the call does not give the method of the request (htm)';
  if (!htm.some((allowed) => allowed === method)) return `its htm, ${method}, is not ${htm.join(' or ')}`;
  if (!htu) return 'neither the call nor the service gives the URL of the request (htu)';
  if (typeof url !== 'string' || !isSameEndpoint(url, htu)) return `its htu, ${url}, is not ${htu}`;
  const iat = timeClaim(claims, 'iat');
  if (iat === undefined) return 'it has no iat';
  if (iat - skew > now) return `its iat is in the future (iat=${iat}, now=${now})`;
  if (iat + proofLife + skew < now) return `it is too old (iat=${iat}, now=${now})`;
  if (textClaim(claims, 'jti') === undefined) return 'it has no jti';
  if (accessToken === undefined) return undefined;
  const hash = createHash('sha256').update(accessToken).digest('base64url');
  return ath === hash ? undefined : 'its ath is not the hash of the access token';
}
