import { ApiError } from '../api-error.js';
import { firstOf } from './text.js';

/** RFC 3986, section 4.3: an absolute URI starts with a scheme. */
const isAbsolute = (uri: string): boolean => /^[a-z][a-z0-9+.-]*:/i.test(uri);

export const wellFormedUri = (value: string, name: string): ApiError | undefined =>
  isWellFormed(value) && isAbsolute(value) ? undefined : new ApiError('A031214', { name });

/** RFC 6749, section 3.1: an endpoint must not have a fragment. Authlete also requires https. */
export function endpoint(value: string, name: string): ApiError | undefined {
  if (value.includes('#')) return new ApiError('A031217', { name });
  return /^https:/i.test(value) ? undefined : new ApiError('A031219', { name });
}

/** OpenID Connect Discovery, section 3: an issuer must not have a query. */
export const withoutQuery = (value: string, name: string): ApiError | undefined =>
  value.includes('?') ? new ApiError('A031218', { name }) : undefined;

/** RFC 6749, section 3.1.2: redirect URIs must be absolute and must not have a fragment. */
export function absoluteUris(values: readonly string[], name: string): ApiError | undefined {
  return firstOf(values, (value, index) => {
    if (!isWellFormed(value)) return new ApiError('A031208', { index, name });
    if (!isAbsolute(value)) return new ApiError('A031209', { index, name });
    return value.includes('#') ? new ApiError('A031210', { index, name }) : undefined;
  });
}

/** Whether a URI is well-formed and, if it is absolute, can be parsed. */
function isWellFormed(value: string): boolean {
  if (value === '' || /[\s<>"{}|\\^`]/.test(value)) return false;
  return isAbsolute(value) ? URL.canParse(value) : URL.canParse(value, 'https://relative.example');
}
