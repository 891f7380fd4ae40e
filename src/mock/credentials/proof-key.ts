import { X509Certificate } from 'node:crypto';
import type { JWK } from 'jose';
import { isObject, parseJson } from '../../json.js';
import { isPrivate } from '../jose/public-jwk.js';
import type { ReadJwt } from '../jose/read-jwt.js';

const names = ['jwk', 'kid', 'x5c'] as const;

/**
 * Returns the public key in the header of a key proof (OpenID4VCI 1.0, appendix F.1), or an error text. did:jwk is
 * the only supported DID method for `kid`.
 */
export function proofKey({ header }: ReadJwt): JWK | string {
  const [name, ...others] = names.filter((member) => header[member] !== undefined);
  if (name === undefined || others.length > 0) return 'its header must have exactly one of jwk, kid and x5c';
  const key = readers[name](header[name]);
  if (key === undefined) return defects[name];
  return isPrivate(key) ? 'its key is not a public key' : key;
}

const readers: Readonly<Record<(typeof names)[number], (value: unknown) => JWK | undefined>> = {
  // Whether the object is a valid key is checked when it is used.
  jwk: (value) => (isObject(value) ? (value as JWK) : undefined),
  kid: (value) => (typeof value === 'string' ? keyOfDid(value) : undefined),
  x5c: (value) => (Array.isArray(value) ? certifiedKey(value[0]) : undefined),
};

const defects = {
  jwk: 'its jwk is not a key',
  kid: 'its kid is not a did:jwk',
  x5c: 'its x5c has no readable certificate',
} as const;

/** did:jwk: the method-specific identifier is the base64url-encoded key. */
function keyOfDid(kid: string): JWK | undefined {
  const [, encoded] = /^did:jwk:([\w-]+)(?:#0)?$/.exec(kid) ?? [];
  const jwk = parseJson(Buffer.from(encoded ?? '', 'base64url').toString('utf8'));
  return isObject(jwk) ? (jwk as JWK) : undefined;
}

/** Returns the key of a base64-encoded DER certificate (RFC 7515, section 4.1.6). */
export function certifiedKey(certificate: unknown): JWK | undefined {
  if (typeof certificate !== 'string') return undefined;
  try {
    const { publicKey } = new X509Certificate(Buffer.from(certificate, 'base64'));
    // Both libraries use the JSON format of RFC 7517.
    return publicKey.export({ format: 'jwk' }) as JWK;
  } catch {
    return undefined;
  }
}
