import { CompactEncrypt, type CompactJWEHeaderParameters, compactDecrypt } from 'jose';
import type { Key } from './import-key.js';
import { decryptRsa15, encryptRsa15 } from './rsa1_5.js';

/** Encrypts bytes (RFC 7516, section 5.1). */
export async function encryptBytes(
  plaintext: Uint8Array,
  header: CompactJWEHeaderParameters,
  key: Key,
): Promise<string> {
  if (header.alg === 'RSA1_5') return encryptRsa15(plaintext, header, key);
  return new CompactEncrypt(plaintext).setProtectedHeader(header).encrypt(key);
}

/**
 * Resolves to the content of a JWE in compact serialization (RFC 7516, section 5.2). Rejects if the key does not
 * decrypt it.
 */
export async function decryptedBytes(jwe: string, key: Key, alg: string): Promise<Uint8Array> {
  if (alg === 'RSA1_5') return decryptRsa15(jwe, key);
  // Name the algorithm, because jose rejects PBES2 by default.
  return (await compactDecrypt(jwe, key, { keyManagementAlgorithms: [alg] })).plaintext;
}
