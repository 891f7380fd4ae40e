import { createCipheriv, createDecipheriv, createHmac, timingSafeEqual } from 'node:crypto';

/** The content of a JWE and its tag (RFC 7516, section 2). */
export interface Encrypted {
  readonly ciphertext: Uint8Array;
  readonly tag: Uint8Array;
}

/** A content encryption algorithm: its cipher, and the sizes of its inputs in bytes. */
interface ContentEncryption {
  readonly key: number;
  readonly iv: number;
  encrypt(key: Buffer, iv: Uint8Array, plaintext: Uint8Array, aad: Uint8Array): Encrypted;
  /** Throws if the tag does not match. */
  decrypt(key: Buffer, iv: Uint8Array, encrypted: Encrypted, aad: Uint8Array): Uint8Array;
}

/** RFC 7518, section 5.2: AES-CBC. The first half of the key authenticates, the second half encrypts. */
function cbc(bits: 128 | 192 | 256): ContentEncryption {
  const half = bits / 8;
  const cipher = `aes-${bits}-cbc`;
  const tagOf = (key: Buffer, iv: Uint8Array, ciphertext: Uint8Array, aad: Uint8Array) => {
    const length = Buffer.alloc(8);
    length.writeBigUInt64BE(BigInt(aad.length * 8));
    const hmac = createHmac(`sha${bits * 2}`, key.subarray(0, half));
    for (const part of [aad, iv, ciphertext, length]) hmac.update(part);
    return hmac.digest().subarray(0, half);
  };
  return {
    key: half * 2,
    iv: 16,
    encrypt(key, iv, plaintext, aad) {
      const ciphertext = run(createCipheriv(cipher, key.subarray(half), iv), plaintext);
      return { ciphertext, tag: tagOf(key, iv, ciphertext, aad) };
    },
    decrypt(key, iv, { ciphertext, tag }, aad) {
      const expected = tagOf(key, iv, ciphertext, aad);
      if (tag.length !== half || !timingSafeEqual(expected, tag))
        throw new Error('The authentication tag does not match.');
      return run(createDecipheriv(cipher, key.subarray(half), iv), ciphertext);
    },
  };
}

/** RFC 7518, section 5.3: AES in Galois/Counter Mode. */
function gcm(bits: 128 | 192 | 256): ContentEncryption {
  const cipher = `aes-${bits}-gcm` as const;
  const options = { authTagLength: 16 };
  return {
    key: bits / 8,
    iv: 12,
    encrypt(key, iv, plaintext, aad) {
      const cipherOf = createCipheriv(cipher, key, iv, options).setAAD(aad);
      const ciphertext = run(cipherOf, plaintext);
      return { ciphertext, tag: cipherOf.getAuthTag() };
    },
    decrypt: (key, iv, { ciphertext, tag }, aad) =>
      run(createDecipheriv(cipher, key, iv, options).setAAD(aad).setAuthTag(tag), ciphertext),
  };
}

const run = (
  cipher: { update(bytes: Uint8Array): Uint8Array; final(): Uint8Array },
  bytes: Uint8Array,
): Uint8Array => Buffer.concat([cipher.update(bytes), cipher.final()]);

/** Content encryption algorithms by JWE `enc`. */
export const contentEncryptions: ReadonlyMap<string, ContentEncryption> = new Map([
  ['A128CBC-HS256', cbc(128)],
  ['A192CBC-HS384', cbc(192)],
  ['A256CBC-HS512', cbc(256)],
  ['A128GCM', gcm(128)],
  ['A192GCM', gcm(192)],
  ['A256GCM', gcm(256)],
]);
