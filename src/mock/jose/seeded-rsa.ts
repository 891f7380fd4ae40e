import { checkPrime, type JsonWebKey } from 'node:crypto';
import { promisify } from 'node:util';
import type { Random } from '../state/random.js';

const isPrime = promisify<bigint, { checks: number }, boolean>(checkPrime);
const publicExponent = 65537n;

/**
 * Generates a 2048-bit RSA key from `random`, so that a seeded mock signs the same bytes each time. Node.js
 * generates RSA keys from its own randomness only.
 */
export async function rsaKeyFrom(random: Random): Promise<JsonWebKey> {
  const [p, q] = await Promise.all([primeFrom(random), primeFrom(random)]);
  const d = inverse(publicExponent, (p - 1n) * (q - 1n));
  return {
    kty: 'RSA',
    n: base64url(p * q),
    e: base64url(publicExponent),
    d: base64url(d),
    p: base64url(p),
    q: base64url(q),
    dp: base64url(d % (p - 1n)),
    dq: base64url(d % (q - 1n)),
    qi: base64url(inverse(q, p)),
  };
}

/**
 * Generates a 1024-bit prime with the two highest bits set, so that the product of two has 2048 bits (FIPS 186-5,
 * A.1).
 */
async function primeFrom(random: Random): Promise<bigint> {
  const top = 3n << 1022n;
  let candidate = BigInt(`0x${random.bytes(128).toString('hex')}`) | top | 1n;
  while (candidate % publicExponent === 1n || !(await isPrime(candidate, { checks: 8 }))) candidate += 2n;
  return candidate;
}

/** Returns the inverse of `a` modulo `m`, by the extended Euclidean algorithm. */
function inverse(a: bigint, m: bigint): bigint {
  let [previous, current] = [a, m];
  let [previousFactor, factor] = [1n, 0n];
  while (current !== 0n) {
    const quotient = previous / current;
    [previous, current] = [current, previous - quotient * current];
    [previousFactor, factor] = [factor, previousFactor - quotient * factor];
  }
  return ((previousFactor % m) + m) % m;
}

function base64url(value: bigint): string {
  const hex = value.toString(16);
  return Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex').toString('base64url');
}
