import type { ClientRecord } from '../../domain/records.js';
import { isObject, parseJson } from '../../json.js';
import type { KeySet } from '../jose/keys.js';
import type { Service } from '../service.js';

/** Why a client has no usable keys: none registered, fetching failed, or not a JWK Set. */
export type KeysProblem = 'unregistered' | 'not-fetched' | 'unreadable';

export type ClientKeys =
  | { readonly keySet: KeySet; readonly problem?: undefined }
  | { readonly problem: KeysProblem; readonly reason?: string };

/** Resolves to a client's JWK Set. `jwks_uri` wins over `jwks` (RFC 7591, section 2, allows only one of them). */
export async function clientKeys(
  { service }: { readonly service: Service },
  { jwks, jwksUri }: ClientRecord,
): Promise<ClientKeys> {
  if (!jwksUri) return jwks ? parsed(jwks) : { problem: 'unregistered' };
  const fetched = await service.fetcher.get(jwksUri);
  return fetched.ok ? parsed(fetched.text) : { problem: 'not-fetched', reason: fetched.reason };

  function parsed(text: string): ClientKeys {
    const set = parseJson(text);
    if (!isObject(set) || !Array.isArray(set['keys'])) return { problem: 'unreadable' };
    return { keySet: service.keySet(text) };
  }
}
