/** A shorter secret is looked for as a whole text only: it may be part of any word by chance. */
export const shortestPart = 8;

const factor = 31;
/** Of the character that leaves the window. */
const last = Array.from({ length: shortestPart - 1 }).reduce<number>((power) => Math.imul(power, factor), 1);

/**
 * Calls back with the hash of each eight characters that follow each other, and where they end, until it is told to
 * stop. It takes the same time for each character, however many secrets there are.
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

/** Neighbours differ in all bits. */
function mixed(hash: number): number {
  const once = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b);
  return (once ^ (once >>> 15)) >>> 0;
}

/** A set of hashes that may say yes by chance, and never says no by mistake. Its size stays the same. */
export class MaybeSet {
  readonly #bits: Uint8Array;

  /** Of a power of two of bytes. */
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
