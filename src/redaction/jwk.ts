import type { JWK } from 'jose';
import { isObject, type UnknownRecord } from '../json.js';
import { publicJwk } from '../mock/jose/public-jwk.js';

export const isJwk = (value: unknown): value is UnknownRecord & JWK & { readonly kty: string } =>
  isObject(value) && typeof value['kty'] === 'string';

export const isJwkSet = (value: unknown): boolean => isObject(value) && Array.isArray(value['keys']);

/** The members that identify a public key, in the order of RFC 7638, section 3.2. */
const material: Readonly<Record<string, readonly string[]>> = {
  RSA: ['e', 'kty', 'n'],
  EC: ['crv', 'kty', 'x', 'y'],
  OKP: ['crv', 'kty', 'x'],
};

/** The members that differ between keys. */
export const materialMembers = ['n', 'x', 'y'] as const;

export const isMaterial = (member: string): boolean => /^[nxy]$/.test(member);

/**
 * Returns the JSON whose hash is the thumbprint of a key (RFC 7638, section 3); `undefined` for a symmetric
 * key.
 */
export function thumbprintInput(jwk: UnknownRecord & JWK): string | undefined {
  const names = material[jwk.kty ?? ''];
  return names && JSON.stringify(Object.fromEntries(names.map((name) => [name, jwk[name]])));
}

/** The private members of a JWK (RFC 7518, sections 6.2.2, 6.3.2 and 6.4.1). */
export const privateMembers: ReadonlySet<string> = new Set(['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k']);

/** Returns the values of the private members of a key. */
export function privateParts(jwk: UnknownRecord & JWK): string[] {
  const shown = publicJwk(jwk);
  return Object.entries(jwk).flatMap(([name, part]) =>
    name in shown || typeof part !== 'string' || part === '' ? [] : [part],
  );
}

/** Members that are specific to one key pair, because no two share a certificate. */
const certificateMembers = /^x5(c|u|t|t#S256)$/;

/** Returns a JWK or JOSE header without private members and certificates. */
export const withoutCertificates = (value: UnknownRecord): UnknownRecord =>
  Object.fromEntries(
    Object.entries(isJwk(value) ? publicJwk(value) : value).filter(
      ([name]) => !certificateMembers.test(name),
    ),
  );
