import type { Part } from '../readers/parts.js';

/** A part whose content stands in memory that threads share. */
export interface PackedPart extends Omit<Part, 'content'> {
  readonly start: number;
  /** Equal to the start where there is no content. */
  readonly end: number;
}

const usual = 2 * 1024 * 1024;

/** Memory that is used again, so that a source of any size takes the same. */
export class SharedMemory {
  #free: SharedArrayBuffer[] = [];

  take(bytes: number): SharedArrayBuffer {
    return (bytes <= usual ? this.#free.pop() : undefined) ?? new SharedArrayBuffer(Math.max(bytes, usual));
  }

  giveBack(memory: SharedArrayBuffer): void {
    if (memory.byteLength === usual) this.#free.push(memory);
  }
}

/** How much memory parts take. */
export const bytesOf = (parts: readonly Part[]): number =>
  parts.reduce((sum, { content = '' }) => sum + Buffer.byteLength(content), 0);

/** Copies the content of parts into memory that is large enough. */
export function pack(parts: readonly Part[], memory: SharedArrayBuffer): PackedPart[] {
  const bytes = Buffer.from(memory);
  let end = 0;
  return parts.map(({ content, ...part }) => {
    const start = end;
    if (typeof content === 'string') end += bytes.write(content, start);
    else if (content !== undefined) {
      bytes.set(content, start);
      end += content.length;
    }
    return { ...part, start, end };
  });
}

/** A view: good until the memory is used again. */
export function unpack({ start, end, ...part }: PackedPart, memory: SharedArrayBuffer): Part {
  if (part.unreadable !== undefined) return part;
  return { ...part, content: Buffer.from(memory, start, end - start) };
}
