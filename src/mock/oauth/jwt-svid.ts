import { type ReadJwt, textClaim, timeClaim } from '../jose/read-jwt.js';

/** draft-ietf-oauth-spiffe-client-auth, section 3.1. */
export const spiffeAssertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-spiffe';

/** The values that a JWT-SVID is checked against. */
export interface SvidContext {
  /** The SPIFFE ID that the client registered. With `/*` at the end, it covers all workloads below it. */
  readonly spiffeId: string | undefined;
  readonly issuer: string | undefined;
  /** Seconds since the epoch. */
  readonly now: number;
  readonly skew: number;
}

/** JWT-SVID, section 2.1: the allowed algorithms. */
const algorithm = /^(RS|ES|PS)(256|384|512)$/;

/** JWT-SVID, sections 2 and 3: returns what is wrong with the header and claims. */
export function svidDefect({ header, claims = {} }: ReadJwt, context: SvidContext): string | undefined {
  const { spiffeId, issuer, now, skew } = context;
  if (!algorithm.test(header.alg ?? ''))
    return `its algorithm, ${header.alg ?? 'none'}, is not allowed for a JWT-SVID`;
  if (!spiffeId) return 'the client has no spiffeId';
  if (!isNamed(textClaim(claims, 'sub') ?? '', spiffeId)) return 'its sub is not the SPIFFE ID of the client';
  const { aud } = claims;
  const [audience, ...others]: readonly unknown[] = Array.isArray(aud) ? aud : [aud];
  if (issuer === undefined || audience !== issuer || others.length > 0)
    return 'its aud is not exactly the issuer of the service';
  const exp = timeClaim(claims, 'exp');
  if (exp === undefined) return 'it has no exp';
  if (exp + skew <= now) return 'it has expired';
  if ((timeClaim(claims, 'nbf') ?? 0) - skew > now) return 'its nbf is in the future';
  return (timeClaim(claims, 'iat') ?? 0) - skew > now ? 'its iat is in the future' : undefined;
}

/** draft-ietf-oauth-spiffe-client-auth, section 4: the same ID, or an ID below a registered path. */
const isNamed = (sub: string, registered: string): boolean =>
  registered.endsWith('/*')
    ? sub.startsWith(registered.slice(0, -1)) && sub.length > registered.length - 1
    : sub === registered;
