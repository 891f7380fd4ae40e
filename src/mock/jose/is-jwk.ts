import type { JWK } from 'jose';
import { isObject } from '../../json.js';
import { keyObject } from './import-key.js';
import { publicJwk } from './public-jwk.js';

/**
 * Whether a value is a JWK (RFC 7517, section 4). Keys of known types must be complete, and EC points must be on
 * the curve (RFC 7518, section 6). Unknown types are accepted.
 */
export function isJwk(value: unknown): value is JWK {
  if (!isObject(value) || typeof value['kty'] !== 'string') return false;
  return checks[value['kty']]?.(value) ?? true;
}

const base64url = (value: unknown): boolean => typeof value === 'string' && /^[\w-]+=*$/.test(value);

const checks: Readonly<Record<string, (jwk: JWK) => boolean>> = {
  RSA: ({ n, e }) => base64url(n) && base64url(e),
  EC: isOnCurve,
  OKP: isOnCurve,
  oct: ({ k }) => base64url(k),
};

function isOnCurve(jwk: JWK): boolean {
  try {
    keyObject(publicJwk(jwk));
    return true;
  } catch {
    return false;
  }
}
