import type { JWK } from 'jose';
import type { ClientRecord } from '../../../domain/records.js';
import { type Failure, refuse } from '../../failure.js';
import type { KeySet } from '../../jose/keys.js';
import { clientKeys } from '../client-keys.js';
import type { AuthenticationContext } from './credentials.js';

export type FoundKey = { readonly key: JWK | Uint8Array } | { readonly failure: Failure };

/** Resolves to the client's registered keys, or to a `failure` if it has none. */
export async function registeredKeys(
  context: AuthenticationContext,
  client: ClientRecord,
): Promise<{ readonly keySet: KeySet } | { readonly failure: Failure }> {
  const { clientId, jwksUri } = client;
  const found = await clientKeys(context, client);
  switch (found.problem) {
    case undefined:
      return { keySet: found.keySet };
    case 'unregistered':
      return { failure: refuse('A156301', { client: clientId }) };
    case 'not-fetched':
      return { failure: refuse('A156102', { client: clientId, url: jwksUri, reason: found.reason }) };
    case 'unreadable':
      return { failure: refuse(jwksUri ? 'A156302' : 'A156303', { client: clientId, url: jwksUri }) };
  }
}

/** Resolves to the only client key that matches the header of a JWS (RFC 7515, appendix D). */
export async function verificationKey(
  context: AuthenticationContext,
  client: ClientRecord,
  alg: string,
  kid: string | undefined,
): Promise<FoundKey> {
  const registered = await registeredKeys(context, client);
  if ('failure' in registered) return registered;
  const [key, ...others] = registered.keySet.verifiers(alg, kid);
  const { clientId, jwksUri } = client;
  const named = { client: clientId, url: jwksUri, kid: kid ?? 'none', alg };
  if (key === undefined) return { failure: refuse(jwksUri ? 'A156305' : 'A156304', named) };
  if (others.length > 0) return { failure: refuse(jwksUri ? 'A156307' : 'A156306', named) };
  return { key };
}
