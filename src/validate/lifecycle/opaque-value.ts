import { objectIn } from '../jwts/header.js';

/** Returns the opaque value of an access token: Authlete puts it in the jti of a JWT. */
export function opaqueValue(token: string): string {
  if (!token.includes('.')) return token;
  const [, payload, ...more] = token.split('.');
  if (payload === undefined || more.length !== 1) return token;
  const jti = objectIn(payload)?.['jti'];
  return typeof jti === 'string' && jti !== '' ? jti : token;
}
