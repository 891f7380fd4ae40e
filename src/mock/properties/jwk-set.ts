import { isObject, parseJson } from '../../json.js';
import { ApiError } from '../api-error.js';
import { isAsymmetric } from '../jose/algorithms.js';
import { isJwk } from '../jose/is-jwk.js';
import { isAscii, largestJson } from './text.js';

/** RFC 7517, section 5: must be an object whose `keys` are JWKs. */
export function jwkSet(value: string, name: string): ApiError | undefined {
  if (!isAscii(value.replace(/[\t\r\n]/g, ' '))) return new ApiError('A031216', { name });
  if (Buffer.byteLength(value) > largestJson) return new ApiError('A031215', { name });
  return isJwkSet(value) ? undefined : new ApiError('A031212', { name });
}

function isJwkSet(value: string): boolean {
  const set = parseJson(value);
  return isObject(set) && Array.isArray(set['keys']) && set['keys'].every(isJwk);
}

/** RFC 7518, section 3.1: must be a signature algorithm with a public key. */
export const asymmetric = (alg: string | null, name: string): ApiError | undefined =>
  isAsymmetric(alg) ? undefined : new ApiError('A031222', { alg: String(alg), name });
