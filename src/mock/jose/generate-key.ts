import { createECDH, createPrivateKey, type JsonWebKey } from 'node:crypto';
import type { Random } from '../state/random.js';
import { rsaPool } from './rsa-pool.js';
import { rsaKeyFrom } from './seeded-rsa.js';

/** Curves of RFC 7518, section 6.2.1.1, and RFC 8812, section 3: Node.js name and scalar size in bits. */
const ellipticCurves: Readonly<Record<string, { readonly name: string; readonly bits: number }>> = {
  'P-256': { name: 'prime256v1', bits: 256 },
  'P-384': { name: 'secp384r1', bits: 384 },
  'P-521': { name: 'secp521r1', bits: 521 },
  secp256k1: { name: 'secp256k1', bits: 256 },
};

/** Curves of RFC 8037, section 2: the PKCS #8 prefix of their private keys (RFC 8410, section 7). */
const edwardsCurves: Readonly<Record<string, { readonly prefix: string; readonly bytes: number }>> = {
  Ed25519: { prefix: '302e020100300506032b657004220420', bytes: 32 },
  X25519: { prefix: '302e020100300506032b656e04220420', bytes: 32 },
  Ed448: { prefix: '3047020100300506032b6571043b0439', bytes: 57 },
  X448: { prefix: '3046020100300506032b656f043a0438', bytes: 56 },
};

/** Generates a private key. With `repeatable`, RSA keys are derived from `random` too. */
export async function generateKey(
  { kty, crv = '' }: { readonly kty: string; readonly crv?: string | undefined },
  random: Random,
  repeatable: boolean,
): Promise<JsonWebKey> {
  if (kty === 'RSA') return repeatable ? rsaKeyFrom(random) : rsaPool.take();
  const [elliptic, edwards] = [ellipticCurves[crv], edwardsCurves[crv]];
  if (elliptic !== undefined) return ecKeyFrom(random, crv, elliptic);
  if (edwards !== undefined) return okpKeyFrom(random, edwards);
  throw new Error(`Failed to generate a key: the type ${kty} with the curve ${crv} is not supported.`);
}

/** Generates a key whose private scalar comes from `random`. */
function ecKeyFrom(random: Random, crv: string, { name, bits }: { name: string; bits: number }): JsonWebKey {
  const ecdh = createECDH(name);
  const length = Math.ceil(bits / 8);
  const scalar = random.bytes(length);
  // Keep the scalar below the order of the curve, and not zero.
  scalar[0] = ((1 << ((bits - 1) % 8)) - 1) & (scalar[0] ?? 0) || (bits % 8 === 0 ? 1 : 0);
  ecdh.setPrivateKey(scalar);
  const point = ecdh.getPublicKey();
  return {
    kty: 'EC',
    crv,
    x: point.subarray(1, length + 1).toString('base64url'),
    y: point.subarray(length + 1).toString('base64url'),
    d: scalar.toString('base64url'),
  };
}

function okpKeyFrom(random: Random, { prefix, bytes }: { prefix: string; bytes: number }): JsonWebKey {
  const der = Buffer.concat([Buffer.from(prefix, 'hex'), random.bytes(bytes)]);
  return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }).export({ format: 'jwk' });
}
