/**
 * A number of 53 bits that stands for a text, so that tables need not keep the text (which may be a secret). Two of a
 * million texts have the same with a chance of one in ten thousand. Not for protection against who chooses the texts.
 */
export function fingerprint(text: string): number {
  // Two multiplicative hashes side by side, mixed at the end as MurmurHash3 does; the constants are odd primes.
  let high = 0x811c9dc5;
  let low = 0x01000193;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    high = Math.imul(high ^ code, 0x9e3779b1);
    low = Math.imul(low ^ code, 0x5f356495);
  }
  high = Math.imul(high ^ (high >>> 16), 0x85ebca6b) ^ Math.imul(low ^ (low >>> 13), 0xc2b2ae35);
  low = Math.imul(low ^ (low >>> 16), 0x85ebca6b) ^ Math.imul(high ^ (high >>> 13), 0xc2b2ae35);
  return (high & 0x1fffff) * 2 ** 32 + (low >>> 0);
}
