import type { SourcePart } from '../readers/parts.js';

/** The contents of parts, concatenated in shared memory. The arrays of numbers are cheap to send. */
export interface Packed {
  readonly numbers: readonly number[];
  /** The end offset of each content. */
  readonly ends: readonly number[];
  /** Why a part could not be read, keyed by its index. */
  readonly unreadable: ReadonlyMap<number, string>;
}

const usual = 256 * 1024;

/** Reusable memory, so that usage does not depend on the size of the source. */
export class SharedMemory {
  #free: SharedArrayBuffer[] = [];

  take(bytes: number): SharedArrayBuffer {
    return (bytes <= usual ? this.#free.pop() : undefined) ?? new SharedArrayBuffer(Math.max(bytes, usual));
  }

  giveBack(memory: SharedArrayBuffer): void {
    if (memory.byteLength === usual) this.#free.push(memory);
  }
}

/** Returns how much memory the parts need. */
export const bytesOf = (parts: readonly SourcePart[]): number =>
  parts.reduce((sum, { content = '' }) => sum + Buffer.byteLength(content), 0);

/** Copies the contents of parts into memory, which must be large enough. */
export function pack(parts: readonly SourcePart[], memory: SharedArrayBuffer): Packed {
  const bytes = Buffer.from(memory);
  const numbers: number[] = [];
  const ends: number[] = [];
  const reasons = new Map<number, string>();
  let end = 0;
  for (const [index, { number, content, unreadable }] of parts.entries()) {
    if (typeof content === 'string') end += bytes.write(content, end);
    else if (content !== undefined) {
      bytes.set(content, end);
      end += content.length;
    } else if (unreadable !== undefined) reasons.set(index, unreadable);
    numbers.push(number);
    ends.push(end);
  }
  return { numbers, ends, unreadable: reasons };
}

/** Returns a part as a view that is valid until the memory is reused. */
export function unpack(
  { numbers, ends, unreadable }: Packed,
  index: number,
  memory: SharedArrayBuffer,
): SourcePart {
  const number = numbers[index] ?? 0;
  const reason = unreadable.get(index);
  if (reason !== undefined) return { number, unreadable: reason };
  const start = ends[index - 1] ?? 0;
  return { number, content: Buffer.from(memory, start, (ends[index] ?? start) - start) };
}
