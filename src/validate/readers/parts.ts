import { isUtf8 } from 'node:buffer';
import { noExchange } from './reader.js';

/** A piece of a source that holds one exchange. */
export interface Part {
  /** Counted from 1: the line, or the entry. */
  readonly number: number;
  /** As it stands in the source, or made from that; undefined where it could not be read. */
  readonly content?: Uint8Array | string;
  /** Why not. */
  readonly unreadable?: string;
}

/** Throws `NoExchange` where it could not be read, or is no text. */
export function textOf({ content, unreadable = '' }: Part): string {
  if (content === undefined) return noExchange(unreadable);
  if (typeof content === 'string') return content;
  if (!isUtf8(content)) return noExchange('It is not valid UTF-8.');
  return Buffer.from(content.buffer, content.byteOffset, content.byteLength).toString();
}

/** The longest part that is read, in bytes: one beyond it is told of and passed over. */
export const longestPart = 16 * 1024 * 1024;

const little = 64 * 1024;

/**
 * Gathers the bytes of one part after the other, in memory that none of them exceeds. What it is given is copied
 * where it is kept, because the next chunk is read into the same memory.
 */
export class PartBytes {
  #kept = Buffer.alloc(little);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** Bytes of a part that goes on. */
  add(bytes: Buffer): void {
    const end = this.#length + bytes.length;
    if (end <= longestPart) {
      if (end > this.#kept.length) this.#kept = Buffer.concat([this.#kept], 2 * end);
      bytes.copy(this.#kept, this.#length);
    }
    this.#length = end;
  }

  /** The part that ends with these bytes; the next one begins. */
  take(number: number, last: Buffer = Buffer.alloc(0)): Part {
    if (this.#length === 0 && last.length <= longestPart) return { number, content: last };
    this.add(last);
    const length = this.#length;
    const kept = this.#kept;
    this.#length = 0;
    if (kept.length > little) this.#kept = Buffer.alloc(little);
    if (length > longestPart) return { number, unreadable: tooLong(length) };
    return { number, content: Buffer.from(kept.subarray(0, length)) };
  }
}

const tooLong = (bytes: number): string =>
  `It is too long: ${bytes.toLocaleString('en')} bytes, of at most ${longestPart.toLocaleString('en')}.`;
