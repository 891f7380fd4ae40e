import { halfHash } from '../mock/jose/half-hash.js';
import { sha256 } from '../mock/sha256.js';

/**
 * The hashes by which one value refers to another: S256 challenges, `ath` and thumbprints, and the half
 * hashes of an ID token (OpenID Connect Core, section 3.3.2.11).
 */
export const hashes: Readonly<Record<string, (value: string) => string>> = {
  sha256,
  halfSha256: (value) => halfHash(value, '256'),
  halfSha384: (value) => halfHash(value, '384'),
  halfSha512: (value) => halfHash(value, '512'),
};
