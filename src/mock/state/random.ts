import { createHash, randomBytes } from 'node:crypto';

/** A source of random bytes. */
export interface Random {
  bytes(length: number): Buffer;
}

export const systemRandom: Random = { bytes: fromPool() };

/** Pool random bytes: drawing many at once costs little more than drawing a few. */
function fromPool(): Random['bytes'] {
  let pool = Buffer.alloc(0);
  return (length) => {
    if (pool.length < length) pool = randomBytes(Math.max(4096, length));
    const drawn = Buffer.from(pool.subarray(0, length));
    pool = pool.subarray(length);
    return drawn;
  };
}

/** Returns a repeatable source: the same seed yields the same bytes in the same order. */
export function seededRandom(seed: string): Random {
  let draws = 0;
  return {
    bytes(length) {
      draws += 1;
      return createHash('shake256', { outputLength: length }).update(`${seed}/${draws}`).digest();
    },
  };
}

/** Returns 256 random bits as 43 base64url characters, for tickets, codes and tokens. */
export const identifier = (random: Random): string => random.bytes(32).toString('base64url');

/** Returns 512 random bits as 86 base64url characters. */
export const clientSecret = (random: Random): string => random.bytes(64).toString('base64url');

/** Returns a positive integer with ten decimal digits, the form of service and client IDs. */
export const numericId = (random: Random): number =>
  1_000_000_000 + (random.bytes(6).readUIntBE(0, 6) % 9_000_000_000);
