import { createHash } from 'node:crypto';

const keyBits: Readonly<Record<string, number>> = {
  A128KW: 128,
  A192KW: 192,
  A256KW: 256,
  A128GCMKW: 128,
  A192GCMKW: 192,
  A256GCMKW: 256,
};

const contentBits: Readonly<Record<string, number>> = {
  'A128CBC-HS256': 256,
  'A192CBC-HS384': 384,
  'A256CBC-HS512': 512,
  A128GCM: 128,
  A192GCM: 192,
  A256GCM: 256,
};

/**
 * Derives the key of a symmetric JWE algorithm from a client secret: the left bits of its hash (OpenID Connect
 * Core, section 10.2). PBES2 uses the secret itself as a password (RFC 7518, section 4.8).
 */
export function secretKey(secret: string, alg: string, enc: string): Uint8Array {
  if (alg.startsWith('PBES2')) return new TextEncoder().encode(secret);
  const bits = keyBits[alg] ?? contentBits[enc] ?? 256;
  const hash = bits <= 256 ? 'sha256' : bits <= 384 ? 'sha384' : 'sha512';
  return new Uint8Array(
    createHash(hash)
      .update(secret)
      .digest()
      .subarray(0, bits / 8),
  );
}
