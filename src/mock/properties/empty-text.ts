import { isObject } from '../oauth/claims.js';

/** Names of properties that hold a URI or a JWK Set. */
const uriOrKeys = /(?:uri|uriComplete|endpoint|jwks|issuer|location|serviceDocumentation)$/i;

/**
 * An object of a management call without the URIs and JWK Sets that are empty: clients that have nothing to say of
 * a property send an empty string, which counts as unset.
 */
export function withoutEmptyUris<Given extends object>(given: Given): Given {
  const kept = Object.entries(given).flatMap(([name, value]): [string, unknown][] => {
    if (value === '' && uriOrKeys.test(name)) return [];
    return [[name, isObject(value) ? withoutEmptyUris(value) : value]];
  });
  // What is left out may be absent: the members of these objects are optional.
  return Object.fromEntries(kept) as Given;
}
