import type { JWK } from 'jose';

const privateMembers = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k'] as const;

/** Whether a JWK has private or secret members (RFC 7518, section 6). */
export const isPrivate = (jwk: JWK): boolean => privateMembers.some((name) => jwk[name] !== undefined);

/** Returns the public part of a JWK. */
export function publicJwk(jwk: JWK): JWK {
  const hidden: readonly string[] = privateMembers;
  return Object.fromEntries(Object.entries(jwk).filter(([name]) => !hidden.includes(name)));
}
