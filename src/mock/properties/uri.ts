import { ApiError } from '../api-error.js';
import { firstOf } from './text.js';

/** RFC 3986, section 4.3: a scheme comes first. */
const isAbsolute = (uri: string): boolean => /^[a-z][a-z0-9+.-]*:/i.test(uri);

export const wellFormedUri = (value: string, name: string): ApiError | undefined =>
  isWellFormed(value) && isAbsolute(value) ? undefined : new ApiError('A031214', { name });

/** RFC 6749, section 3.1: an endpoint has no fragment; the service asks for https as well. */
export function endpoint(value: string, name: string): ApiError | undefined {
  if (value.includes('#')) return new ApiError('A031217', { name });
  return /^https:/i.test(value) ? undefined : new ApiError('A031219', { name });
}

/** OpenID Connect Discovery, section 3: an issuer has no query. */
export const withoutQuery = (value: string, name: string): ApiError | undefined =>
  value.includes('?') ? new ApiError('A031218', { name }) : undefined;

/** RFC 6749, section 3.1.2: redirect URIs are absolute and have no fragment. */
export function absoluteUris(values: readonly string[], name: string): ApiError | undefined {
  return firstOf(values, (value, index) => {
    if (!isWellFormed(value)) return new ApiError('A031208', { index, name });
    if (!isAbsolute(value)) return new ApiError('A031209', { index, name });
    return value.includes('#') ? new ApiError('A031210', { index, name }) : undefined;
  });
}

/** Well-formed, and if it is absolute, so that it can be taken apart. */
function isWellFormed(value: string): boolean {
  if (value === '' || /[\s<>"{}|\\^`]/.test(value)) return false;
  return isAbsolute(value) ? URL.canParse(value) : URL.canParse(value, 'https://relative.example');
}
