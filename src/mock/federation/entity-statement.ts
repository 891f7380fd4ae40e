import type { JWK } from 'jose';
import { isObject, type UnknownRecord } from '../../json.js';
import { isAsymmetric } from '../jose/algorithms.js';
import { algorithmsOf } from '../jose/keys.js';
import { readJwt, textClaim, timeClaim } from '../jose/read-jwt.js';
import { signedBy } from '../jose/signed-by.js';
import { isEntityId } from './entity-id.js';

/** A well-formed entity statement whose signature has not been verified. */
export interface EntityStatement {
  readonly jwt: string;
  readonly alg: string;
  readonly kid: string;
  readonly claims: UnknownRecord;
  readonly issuer: string;
  readonly subject: string;
  /** Seconds since the epoch. */
  readonly expiresAt: number;
  /** The federation keys of the subject. */
  readonly keys: readonly JWK[];
}

/** Parses an entity statement (OpenID Federation 1.0, section 3.2). Returns an error text if it is malformed. */
export function readStatement(jwt: string, now: number): EntityStatement | string {
  const { header, claims } = readJwt(jwt) ?? {};
  if (header === undefined) return 'it is not a JWS';
  if (claims === undefined) return 'its payload is not a JSON object';
  const { typ, alg = 'none', kid } = header;
  if (typ !== 'entity-statement+jwt') return `its typ is ${typ ?? 'missing'}, not entity-statement+jwt`;
  if (!isAsymmetric(alg)) return `its alg is ${alg}`;
  if (typeof kid !== 'string' || kid === '') return 'it has no kid';
  const issuer = textClaim(claims, 'iss') ?? '';
  const subject = textClaim(claims, 'sub') ?? '';
  if (!isEntityId(issuer)) return 'its iss is not an entity identifier';
  if (!isEntityId(subject)) return 'its sub is not an entity identifier';
  const [issuedAt, expiresAt] = [timeClaim(claims, 'iat'), timeClaim(claims, 'exp')];
  if (issuedAt === undefined || issuedAt > now) return 'its iat is missing or is in the future';
  if (expiresAt === undefined) return 'it has no exp';
  if (expiresAt <= now) return 'it has expired';
  if (claims['crit'] !== undefined) return 'its crit lists claims that the service does not support';
  const keys = keysOf(claims['jwks']);
  if (keys === undefined) return 'its jwks is not a JWK Set';
  const defect = placeDefect(claims, issuer === subject);
  return defect ?? { jwt, alg, kid, claims, issuer, subject, expiresAt, keys };
}

/** Returns the keys of a JWK Set (RFC 7517, section 5); `undefined` if it is not one. */
export function keysOf(jwks: unknown): readonly JWK[] | undefined {
  const keys = isObject(jwks) ? jwks['keys'] : undefined;
  const isKeys = Array.isArray(keys) && keys.length > 0 && keys.every(isObject);
  // Safe: objects with a kty are JWKs (RFC 7517, section 4).
  return isKeys && keys.every(({ kty }) => typeof kty === 'string') ? (keys as JWK[]) : undefined;
}

/** OpenID Federation 1.0, section 3.1: claims that are only allowed in one kind of statement. */
function placeDefect(claims: UnknownRecord, isConfiguration: boolean): string | undefined {
  const elsewhere = isConfiguration
    ? ['constraints', 'metadata_policy', 'metadata_policy_crit', 'source_endpoint']
    : ['authority_hints', 'trust_mark_issuers', 'trust_mark_owners'];
  const misplaced = elsewhere.find((name) => claims[name] !== undefined);
  return misplaced && `it has ${misplaced}, which is for ${isConfiguration ? 'superiors' : 'configurations'}`;
}

/** Resolves to whether the key with the statement's kid has signed it. */
export async function isSignedBy({ jwt, alg, kid }: EntityStatement, keys: readonly JWK[]): Promise<boolean> {
  const key = keys.find((one) => one.kid === kid && algorithmsOf(one).includes(alg));
  return key !== undefined && (await signedBy(jwt, key, alg)) === 'valid';
}
