import { isUtf8 } from 'node:buffer';

/** A piece of a source that holds one exchange. */
export interface Part {
  /** Counted from 1: the line, or the entry. */
  readonly number: number;
  /** Undefined where it could not be read. */
  readonly text: string | undefined;
  /** Why not. */
  readonly unreadable?: string;
}

/** The longest part that is read, in bytes: one beyond it is told of and passed over. */
export const longestPart = 16 * 1024 * 1024;

/** Gathers the bytes of one part after the other, in memory that none of them exceeds. */
export class PartBytes {
  #kept: Buffer[] = [];
  #length = 0;

  get length(): number {
    return this.#length;
  }

  add(bytes: Buffer): void {
    this.#length += bytes.length;
    if (this.#length <= longestPart) this.#kept.push(bytes);
    else this.#kept = [];
  }

  /** What was gathered; the next one begins. */
  take(number: number): Part {
    const [only, ...more] = this.#kept;
    const bytes = only !== undefined && more.length === 0 ? only : Buffer.concat(this.#kept);
    const length = this.#length;
    this.#kept = [];
    this.#length = 0;
    if (length > longestPart) return { number, text: undefined, unreadable: tooLong(length) };
    return isUtf8(bytes)
      ? { number, text: bytes.toString() }
      : { number, text: undefined, unreadable: notUtf8 };
  }
}

const notUtf8 = 'It is not valid UTF-8.';

const tooLong = (bytes: number): string =>
  `It is too long: ${bytes.toLocaleString('en')} bytes, of at most ${longestPart.toLocaleString('en')}.`;
