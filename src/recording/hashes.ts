import { halfHash } from '../mock/jose/half-hash.js';
import { sha256 } from '../mock/sha256.js';

/**
 * The hashes that derive one value from another: S256 challenges, `ath`, thumbprints, and the half hashes in
 * an ID token (OpenID Connect Core, section 3.3.2.11).
 */
export const hashes: Readonly<Record<string, (value: string) => string>> = {
  sha256,
  halfSha256: (value) => halfHash(value, '256'),
  halfSha384: (value) => halfHash(value, '384'),
  halfSha512: (value) => halfHash(value, '512'),
};
