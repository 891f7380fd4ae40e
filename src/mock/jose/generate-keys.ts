import type { Random } from '../state/random.js';
import { generateKey } from './generate-key.js';

/** Generates a JWK Set with an RSA key and an EC key, including private parts, as JSON. */
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

/** Sizes of the repeatable draws of `generateJwks`: two primes, a key ID, a scalar, a key ID. */
const drawnBytes = [128, 128, 12, 32, 12];

/** Draws the randomness for `generateJwks`, so that the keys do not depend on when they are generated. */
export const drawJwks = (random: Random): readonly string[] =>
  drawnBytes.map((length) => random.bytes(length).toString('base64url'));

/** Generates the JWK Set from previously drawn randomness. */
export const jwksFrom = (drawn: readonly string[]): Promise<string> => generateJwks(replayed(drawn), true);

function replayed(drawn: readonly string[]): Random {
  const left = drawn.map((draw) => Buffer.from(draw, 'base64url'));
  return {
    bytes(length) {
      const next = left.shift();
      if (next?.length !== length)
        throw new Error(`Failed to generate keys: ${length} bytes of randomness were not drawn.`);
      return next;
    },
  };
}

const keyId = (random: Random): string => random.bytes(12).toString('base64url');
