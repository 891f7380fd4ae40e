import { type Part, PartBytes } from './parts.js';

const [quote, backslash, colon, comma] = [0x22, 0x5c, 0x3a, 0x2c];
const [openList, closeList, openObject, closeObject] = [0x5b, 0x5d, 0x7b, 0x7d];

/** Longer than the names of a path. */
const longestName = 64;

/**
 * Splits a JSON document of any size, given as bytes, into the elements of one of its lists. Each is read on its
 * own afterwards, so a broken one costs only itself.
 */
export class ListElements {
  readonly #element = new PartBytes();
  #number = 0;
  #depth = 0;
  #inString = false;
  #escaped = false;
  /** The last string of an object on the path, and the member that it named if a colon came after it. */
  #word = '';
  #name = '';
  /** How many objects of the path stand around what comes next. */
  #entered = 0;
  #list: 'awaited' | 'open' | 'closed' = 'awaited';

  /** @param path what the members that lead to the list may be called: `[['log'], ['entries']]` */
  constructor(readonly path: readonly (readonly string[])[]) {}

  /** The elements that end in these bytes. */
  push(chunk: Buffer): Part[] {
    const ended: Part[] = [];
    let from = 0;
    for (let at = 0; at < chunk.length; at += 1) {
      const byte = chunk[at] ?? 0;
      if (this.#inString) this.#inside(byte);
      else if (byte === quote) this.#beginString();
      else if (byte === openList || byte === openObject) {
        if (this.#open(byte)) from = at + 1;
      } else if (byte === closeList || byte === closeObject || byte === comma) {
        const ends = this.#list === 'open' && this.#depth === this.#listDepth;
        if (ends) {
          ended.push(...this.#take(chunk.subarray(from, at), byte === comma));
          from = at + 1;
        }
        if (byte !== comma) this.#close();
      } else if (byte === colon && this.#onPath) this.#name = this.#word;
    }
    if (this.#list === 'open') this.#element.add(chunk.subarray(from));
    return ended;
  }

  /** What is wrong with the document, known at its end. */
  end(): Part[] {
    if (this.#list === 'closed') return [];
    const unreadable =
      this.#list === 'open'
        ? 'The file ends in the middle of it.'
        : `There is no list ${this.path.map((names) => names.join(' or ')).join('.')} in the file.`;
    return [{ number: this.#number + 1, unreadable }];
  }

  get #listDepth(): number {
    return this.path.length + 1;
  }

  /** Whether what comes next is a member of an object on the path. */
  get #onPath(): boolean {
    return this.#list !== 'open' && this.#depth === this.#entered;
  }

  #beginString(): void {
    this.#inString = true;
    this.#word = '';
  }

  #inside(byte: number): void {
    if (this.#escaped) this.#escaped = false;
    else if (byte === backslash) this.#escaped = true;
    else if (byte === quote) this.#inString = false;
    else if (this.#onPath && this.#word.length < longestName) this.#word += String.fromCharCode(byte);
  }

  /** Whether it is the list. */
  #open(byte: number): boolean {
    const next =
      this.#onPath && (this.#depth === 0 || this.path[this.#depth - 1]?.includes(this.#name) === true);
    this.#depth += 1;
    if (next && byte === openObject && this.#depth < this.#listDepth) this.#entered = this.#depth;
    if (!next || byte !== openList || this.#depth !== this.#listDepth) return false;
    this.#list = 'open';
    return true;
  }

  #close(): void {
    this.#depth -= 1;
    this.#entered = Math.min(this.#entered, this.#depth);
    if (this.#list === 'open' && this.#depth < this.#listDepth) this.#list = 'closed';
  }

  /** Nothing stands between the brackets of an empty list. */
  #take(last: Buffer, another: boolean): Part[] {
    const part = this.#element.take(this.#number + 1, last);
    if (!another && part.content !== undefined && isBlank(part.content)) return [];
    this.#number += 1;
    return [part];
  }
}

// RFC 8259, section 2.
const isBlank = (content: Uint8Array | string): boolean =>
  /^[ \t\r\n]*$/.test(Buffer.from(content).toString('latin1'));

/** The elements of the list at a path of a JSON document that comes in chunks. */
export const elementsOf = (path: readonly (readonly string[])[]) =>
  async function* (chunks: AsyncIterable<Buffer>): AsyncIterable<readonly Part[]> {
    const elements = new ListElements(path);
    for await (const chunk of chunks) yield elements.push(chunk);
    yield elements.end();
  };
