import { createECDH, generateKeyPair, type JsonWebKey } from 'node:crypto';
import { promisify } from 'node:util';
import type { Random } from '../state/random.js';
import { rsaKeyFrom } from './seeded-rsa.js';

const generate = promisify(generateKeyPair);

/** A JWK Set with an RSA and an EC key, private parts included, as JSON. */
export async function generateJwks(random: Random, repeatable: boolean): Promise<string> {
  const rsa = repeatable ? rsaKeyFrom(random) : newRsaKey();
  const rsaKeyId = keyId(random);
  const ec = { ...ecKeyFrom(random), use: 'sig', alg: 'ES256', kid: keyId(random) };
  return JSON.stringify({ keys: [{ ...(await rsa), use: 'sig', alg: 'RS256', kid: rsaKeyId }, ec] });
}

const newRsaKey = async (): Promise<JsonWebKey> =>
  (await generate('rsa', { modulusLength: 2048 })).privateKey.export({ format: 'jwk' });

const keyId = (random: Random): string => random.bytes(12).toString('base64url');

/** A P-256 key whose private scalar is drawn from the source of randomness. */
function ecKeyFrom(random: Random): JsonWebKey {
  const ecdh = createECDH('prime256v1');
  const scalar = random.bytes(32);
  scalar[0] = 0x7f & (scalar[0] ?? 0) || 1;
  ecdh.setPrivateKey(scalar);
  const point = ecdh.getPublicKey();
  return {
    kty: 'EC',
    crv: 'P-256',
    x: point.subarray(1, 33).toString('base64url'),
    y: point.subarray(33).toString('base64url'),
    d: scalar.toString('base64url'),
  };
}
