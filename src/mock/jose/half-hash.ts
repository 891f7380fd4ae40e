import { hash } from 'node:crypto';

/** Returns the left half of a hash, using the hash function of the signature algorithm (Core, section 3.1.3.6). */
export function halfHash(value: string, alg: string): string {
  const bits = /\d+$/.exec(alg)?.[0] ?? '512';
  const digest = hash(`sha${bits === '256K' ? '256' : bits}`, value, 'buffer');
  return digest.subarray(0, digest.length / 2).toString('base64url');
}
