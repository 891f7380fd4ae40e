import type { ClientRecord } from '../../domain/records.js';
import type { KeySet } from '../jose/keys.js';
import { isObject, parseJson } from '../oauth/claims.js';
import type { Service } from '../service.js';

/** Why there are no keys of a client: it registered none, they could not be fetched, or they are no JWK Set. */
export type KeysProblem = 'unregistered' | 'not-fetched' | 'unreadable';

export type ClientKeys =
  | { readonly keySet: KeySet; readonly problem?: undefined }
  | { readonly problem: KeysProblem; readonly reason?: string };

/** The JWK Set of a client; `jwks_uri` wins over `jwks` (RFC 7591, section 2: only one of them is to be there). */
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
