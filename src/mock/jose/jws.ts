import { KeyObject, sign, verify } from 'node:crypto';
import { CompactSign, compactVerify, errors } from 'jose';
import type { Key } from './import-key.js';
import { readHeader } from './read-jwt.js';

/** Signs bytes (RFC 7515, section 5.1). */
export async function signBytes(payload: Uint8Array, header: { alg: string }, key: Key): Promise<string> {
  const own = header.alg === 'ES256K' ? asEs256k(key) : 'crit' in header ? undefined : asEs256(header, key);
  if (own === undefined) return new CompactSign(payload).setProtectedHeader(header).sign(key);
  const input = `${encoded(JSON.stringify(header))}.${encoded(payload)}`;
  return `${input}.${encoded(sign('sha256', Buffer.from(input), own))}`;
}

/** The form of a Web Cryptography key that node:crypto takes. */
const keyObjects = new WeakMap<Key, KeyObject>();

/**
 * RFC 7518, section 3.4: ECDSA with P-256. Web Cryptography would make such a short computation a job of the thread
 * pool, which takes twice the CPU time. Returns `undefined` if the key needs the checks of `jose`.
 */
function asEs256({ alg }: { alg: string }, key: Key) {
  if (alg !== 'ES256' || key instanceof Uint8Array || key.type !== 'private' || !('usages' in key))
    return undefined;
  const found = keyObjects.get(key) ?? KeyObject.from(key);
  keyObjects.set(key, found);
  const isP256 = found.asymmetricKeyDetails?.namedCurve === 'prime256v1';
  return isP256 && key.usages.includes('sign')
    ? ({ key: found, dsaEncoding: 'ieee-p1363' } as const)
    : undefined;
}

/** Resolves to the payload of a JWS (RFC 7515, section 5.2). Rejects if the key and algorithm do not verify it. */
export async function verifiedBytes(jws: string, key: Key, alg: string): Promise<Uint8Array> {
  if (alg !== 'ES256K') return (await compactVerify(jws, key, { algorithms: [alg] })).payload;
  const [header = '', payload = '', signature = '', ...more] = jws.split('.');
  const protectedHeader = readHeader(jws);
  if (more.length > 0 || protectedHeader?.alg !== alg)
    throw new errors.JWSInvalid('The JWS is not signed with ES256K');
  // RFC 7515, section 4.1.11: no extension is supported.
  if (protectedHeader.crit !== undefined)
    throw new errors.JOSENotSupported('The JWS has a crit header, which is not supported');
  const isValid = verify(
    'sha256',
    Buffer.from(`${header}.${payload}`),
    asEs256k(key),
    Buffer.from(signature, 'base64url'),
  );
  if (!isValid) throw new errors.JWSSignatureVerificationFailed();
  return Buffer.from(payload, 'base64url');
}

/** RFC 8812, section 3.2: ECDSA with secp256k1. The signature is the concatenation of its two values. */
function asEs256k(key: Key) {
  if (!(key instanceof KeyObject) || key.asymmetricKeyDetails?.namedCurve !== 'secp256k1')
    throw new TypeError('The key is not an ES256K key');
  return { key, dsaEncoding: 'ieee-p1363' } as const;
}

const encoded = (bytes: string | Uint8Array): string => Buffer.from(bytes).toString('base64url');
