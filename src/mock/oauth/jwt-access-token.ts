import { decodeJwt, decodeProtectedHeader } from 'jose';
import { isAsymmetric } from '../jose/algorithms.js';

/** Whether an access token is a JWT: it starts with base64url of `{"` and has the parts of a JWS or JWE. */
export const isJwt = (token: string): boolean => token.startsWith('ey') && token.split('.').length >= 3;

export type JwtDefect = 'not-asymmetric-jws' | 'unreadable' | 'no-jti';

/** Returns why a JWT is not an access token (RFC 9068, section 2). Does not verify the signature. */
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
