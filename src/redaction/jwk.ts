import type { JWK } from 'jose';
import { publicJwk } from '../mock/jose/public-jwk.js';
import { isObject, type JsonObject } from '../mock/oauth/claims.js';

export const isJwk = (value: unknown): value is JsonObject & JWK & { readonly kty: string } =>
  isObject(value) && typeof value['kty'] === 'string';

export const isJwkSet = (value: unknown): boolean => isObject(value) && Array.isArray(value['keys']);

/** The members that make a public key what it is, in the order of RFC 7638, section 3.2. */
const material: Readonly<Record<string, readonly string[]>> = {
  RSA: ['e', 'kty', 'n'],
  EC: ['crv', 'kty', 'x', 'y'],
  OKP: ['crv', 'kty', 'x'],
};

/** The members that differ from key to key. */
export const materialMembers = ['n', 'x', 'y'] as const;

export const isMaterial = (member: string): boolean => /^[nxy]$/.test(member);

/** The text whose hash is the thumbprint of a key (RFC 7638, section 3); none for a symmetric key. */
export function thumbprintInput(jwk: JsonObject & JWK): string | undefined {
  const names = material[jwk.kty ?? ''];
  return names && JSON.stringify(Object.fromEntries(names.map((name) => [name, jwk[name]])));
}

/** The private members of a JWK (RFC 7518, sections 6.2.2, 6.3.2 and 6.4.1). */
export const privateMembers: ReadonlySet<string> = new Set(['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k']);

/** What no one else may know of a key. */
export function privateParts(jwk: JsonObject & JWK): string[] {
  const shown = publicJwk(jwk);
  return Object.entries(jwk).flatMap(([name, part]) =>
    name in shown || typeof part !== 'string' || part === '' ? [] : [part],
  );
}

/** What belongs to one key pair alone: no other has the same certificate. */
const certificateMembers = /^x5(c|u|t|t#S256)$/;

/** A JWK or a JOSE header without private members and certificates. */
export const withoutCertificates = (value: JsonObject): JsonObject =>
  Object.fromEntries(
    Object.entries(isJwk(value) ? publicJwk(value) : value).filter(
      ([name]) => !certificateMembers.test(name),
    ),
  );
