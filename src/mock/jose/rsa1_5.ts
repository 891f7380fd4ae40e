import { constants, KeyObject, privateDecrypt, publicEncrypt, randomBytes } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { CompactJWEHeaderParameters } from 'jose';
import { contentEncryptions } from './content-encryption.js';
import type { Key } from './import-key.js';
import { readHeader } from './read-jwt.js';

/** Encrypts with RSAES-PKCS1-v1_5 (RFC 7518, section 4.2), which `jose` no longer supports. */
export function encryptRsa15(plaintext: Uint8Array, header: CompactJWEHeaderParameters, key: Key): string {
  const method = methodOf(header.enc);
  const [contentKey, iv] = [randomBytes(method.key), randomBytes(method.iv)];
  const encryptedKey = publicEncrypt({ key: rsaKey(key), padding: constants.RSA_PKCS1_PADDING }, contentKey);
  const protectedHeader = encoded(Buffer.from(JSON.stringify(header)));
  const content = header.zip === 'DEF' ? deflateRawSync(plaintext) : plaintext;
  const { ciphertext, tag } = method.encrypt(contentKey, iv, content, Buffer.from(protectedHeader));
  return [protectedHeader, ...[encryptedKey, iv, ciphertext, tag].map(encoded)].join('.');
}

/** Decrypts such a JWE. Throws if the key does not decrypt it. */
export function decryptRsa15(jwe: string, key: Key): Uint8Array {
  const [protectedHeader = '', ...parts] = jwe.split('.');
  const [encryptedKey = empty, iv = empty, ciphertext = empty, tag = empty] = parts.map(decoded);
  const header = readHeader(jwe);
  const method = methodOf(header?.['enc']);
  const zip = header?.['zip'];
  if ((zip !== undefined && zip !== 'DEF') || header?.['crit'] !== undefined) throw unreadable();
  const contentKey = unpadded(
    privateDecrypt({ key: rsaKey(key), padding: constants.RSA_NO_PADDING }, encryptedKey),
  );
  if (contentKey.length !== method.key) throw unreadable();
  const content = method.decrypt(contentKey, iv, { ciphertext, tag }, Buffer.from(protectedHeader));
  // RFC 7516, section 4.1.3. The limit is the same as in `jose`.
  return zip === 'DEF' ? inflateRawSync(content, { maxOutputLength: 250_000 }) : content;
}

function methodOf(enc: unknown) {
  const method = typeof enc === 'string' ? contentEncryptions.get(enc) : undefined;
  if (method === undefined) throw unreadable();
  return method;
}

function rsaKey(key: Key): KeyObject {
  if (key instanceof KeyObject && key.asymmetricKeyType === 'rsa') return key;
  throw new TypeError('The key is not an RSA1_5 key');
}

/**
 * RFC 8017, section 7.2.2: 00 02, at least eight random non-zero bytes, 00, the message. Some supported Node.js
 * versions do not remove this padding.
 */
function unpadded(block: Buffer): Buffer {
  const end = block.indexOf(0, 2);
  if (block[0] !== 0 || block[1] !== 2 || end < 10) throw unreadable();
  return block.subarray(end + 1);
}

const empty: Buffer = Buffer.alloc(0);
const encoded = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');
const decoded = (text: string): Buffer => Buffer.from(text, 'base64url');
const unreadable = (): Error => new Error('The key does not decrypt the JWE.');
