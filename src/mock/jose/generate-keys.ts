import type { Random } from '../state/random.js';
import { generateKey } from './generate-key.js';

/** A JWK Set with an RSA and an EC key, private parts included, as JSON. */
export async function generateJwks(random: Random, repeatable: boolean): Promise<string> {
  const rsa = generateKey({ kty: 'RSA' }, random, repeatable);
  const rsaKeyId = keyId(random);
  const ec = await generateKey({ kty: 'EC', crv: 'P-256' }, random, repeatable);
  const keys = [
    { ...(await rsa), use: 'sig', alg: 'RS256', kid: rsaKeyId },
    { ...ec, use: 'sig', alg: 'ES256', kid: keyId(random) },
  ];
  return JSON.stringify({ keys });
}

const keyId = (random: Random): string => random.bytes(12).toString('base64url');
