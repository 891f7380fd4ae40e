import { isObject } from '../../json.js';

/** Names of properties that hold a URI or a JWK Set. */
const uriOrKeys = /(?:uri|uriComplete|endpoint|jwks|issuer|location|serviceDocumentation)$/i;

/**
 * Returns an object of a management call without empty URIs and JWK Sets. Some clients send empty strings for unset
 * properties, and Authlete treats them as unset.
 */
export function withoutEmptyUris<Given extends object>(given: Given): Given {
  const kept = Object.entries(given).flatMap(([name, value]): [string, unknown][] => {
    if (value === '' && uriOrKeys.test(name)) return [];
    return [[name, isObject(value) ? withoutEmptyUris(value) : value]];
  });
  // Safe: all members of these objects are optional.
  return Object.fromEntries(kept) as Given;
}
