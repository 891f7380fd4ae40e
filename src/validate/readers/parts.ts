import { isUtf8 } from 'node:buffer';
import { noExchange } from './reader.js';

/** A piece of a source that contains one exchange. */
export interface SourcePart {
  /** 1-based: the line, or the entry. */
  readonly number: number;
  /** The content, or text derived from it; `undefined` if it could not be read. */
  readonly content?: Uint8Array | string;
  /** Why it could not be read. */
  readonly unreadable?: string;
}

/** Returns the text of a part. Throws `NoExchange` if it could not be read or is not text. */
export function textOf({ content, unreadable = '' }: SourcePart): string {
  if (content === undefined) return noExchange(unreadable);
  if (typeof content === 'string') return content;
  if (!isUtf8(content)) return noExchange('It is not valid UTF-8.');
  return bytesIn(content).toString();
}

/** Returns the bytes of a content, without a copy unless it is a text. */
export const bytesIn = (content: Uint8Array | string): Buffer =>
  typeof content === 'string'
    ? Buffer.from(content)
    : Buffer.from(content.buffer, content.byteOffset, content.byteLength);

/** The maximum size of a part in bytes. Larger ones are reported and skipped. */
export const longestPart = 16 * 1024 * 1024;

const little = 64 * 1024;

/**
 * Collects the bytes of one part after another in one bounded buffer. Copies what it keeps, because the input
 * buffer is reused.
 */
export class PartBytes {
  #kept = Buffer.alloc(little);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** Adds bytes of an unfinished part. */
  add(bytes: Buffer): void {
    const end = this.#length + bytes.length;
    if (end <= longestPart) {
      if (end > this.#kept.length) this.#kept = Buffer.concat([this.#kept], 2 * end);
      bytes.copy(this.#kept, this.#length);
    }
    this.#length = end;
  }

  /** Returns the part that ends with these bytes and starts the next one. */
  take(number: number, last: Buffer = Buffer.alloc(0)): SourcePart {
    if (this.#length === 0 && last.length <= longestPart) return { number, content: last };
    this.add(last);
    const length = this.#length;
    const kept = this.#kept;
    this.#length = 0;
    if (kept.length > little) this.#kept = Buffer.alloc(little);
    if (length > longestPart) return { number, unreadable: tooLong(length) };
    const content = kept.subarray(0, length);
    // A text is collected earlier than a copy of the bytes, which a young generation does not hold.
    return { number, content: isUtf8(content) ? content.toString() : Buffer.from(content) };
  }
}

const tooLong = (bytes: number): string =>
  `It is too long: ${bytes.toLocaleString('en')} bytes. The limit is ${longestPart.toLocaleString('en')}.`;
