import { decodeJwt, decodeProtectedHeader } from 'jose';
import { isAsymmetric } from '../jose/algorithms.js';

/** Whether an access token is a JWT, not an opaque value: base64url of `{"`, and the parts of a JWS or JWE. */
export const isJwt = (token: string): boolean => token.startsWith('ey') && token.split('.').length >= 3;

export type JwtDefect = 'not-asymmetric-jws' | 'unreadable' | 'no-jti';

/** What keeps a JWT from being an access token (RFC 9068, section 2); its signature is another matter. */
export function jwtDefect(jwt: string): JwtDefect | undefined {
  if (!isAsymmetricJws(jwt)) return 'not-asymmetric-jws';
  try {
    return decodeJwt(jwt).jti ? undefined : 'no-jti';
  } catch {
    return 'unreadable';
  }
}

function isAsymmetricJws(jwt: string): boolean {
  if (jwt.split('.').length !== 3) return false;
  try {
    const { alg } = decodeProtectedHeader(jwt);
    return isAsymmetric(alg);
  } catch {
    return false;
  }
}
