/** Shorter secrets are only found as whole strings, because they may be part of any word by chance. */
export const shortestPart = 8;

const factor = 31;
/** The factor of the character that leaves the window. */
const last = Array.from({ length: shortestPart - 1 }).reduce<number>((power) => Math.imul(power, factor), 1);

/**
 * Calls `visit` with a rolling hash of each window of eight characters and the index of its end, until it
 * returns `false`. The time per character does not depend on the number of secrets.
 */
export function eachGram(text: string, visit: (hash: number, end: number) => boolean): void {
  let hash = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (at >= shortestPart) hash = (hash - Math.imul(text.charCodeAt(at - shortestPart), last)) | 0;
    hash = (Math.imul(hash, factor) + text.charCodeAt(at)) | 0;
    if (at >= shortestPart - 1 && !visit(mixed(hash), at + 1)) return;
  }
}

export function gramOf(text: string): number {
  let found = 0;
  eachGram(text.slice(-shortestPart), (hash) => {
    found = hash;
    return true;
  });
  return found;
}

/** Spreads the hash, so that similar values differ in all bits. */
function mixed(hash: number): number {
  const once = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b);
  return (once ^ (once >>> 15)) >>> 0;
}

/** A Bloom filter for hashes: has false positives but no false negatives, and a fixed size. */
export class BloomFilter {
  readonly #bits: Uint8Array;

  /** `bytes` must be a power of two. */
  constructor(bytes: number) {
    this.#bits = new Uint8Array(bytes);
  }

  add(hash: number): void {
    const at = (hash >>> 3) & (this.#bits.length - 1);
    this.#bits[at] = (this.#bits[at] ?? 0) | (1 << (hash & 7));
  }

  mayHave(hash: number): boolean {
    return ((this.#bits[(hash >>> 3) & (this.#bits.length - 1)] ?? 0) & (1 << (hash & 7))) !== 0;
  }
}
