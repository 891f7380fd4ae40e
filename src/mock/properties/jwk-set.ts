import { ApiError } from '../api-error.js';
import { isAsymmetric } from '../jose/algorithms.js';
import { isAscii, largestJson } from './text.js';

/** RFC 7517, section 5: an object whose `keys` are objects with a `kty`. */
export function jwkSet(value: string, name: string): ApiError | undefined {
  if (!isAscii(value.replace(/[\t\r\n]/g, ' '))) return new ApiError('A031216', { name });
  if (Buffer.byteLength(value) > largestJson) return new ApiError('A031215', { name });
  return isJwkSet(value) ? undefined : new ApiError('A031212', { name });
}

function isJwkSet(value: string): boolean {
  try {
    const set: unknown = JSON.parse(value);
    return isObject(set) && 'keys' in set && Array.isArray(set.keys) && set.keys.every(isJwk);
  } catch {
    return false;
  }
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
const isJwk = (key: unknown): boolean => isObject(key) && 'kty' in key && typeof key.kty === 'string';

/** RFC 7518, section 3.1: a signature that everybody can verify. */
export const asymmetric = (alg: string | null, name: string): ApiError | undefined =>
  isAsymmetric(alg) ? undefined : new ApiError('A031222', { alg: String(alg), name });
