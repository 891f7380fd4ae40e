import { bytesIn, PartBytes, type SourcePart } from './parts.js';

const [quote, backslash, colon, comma] = [0x22, 0x5c, 0x3a, 0x2c];
const [openList, closeList, openObject, closeObject] = [0x5b, 0x5d, 0x7b, 0x7d];

/** Longer than any name on a path. Longer strings are not kept. */
const longestName = 64;

/**
 * Splits a JSON document of any size into the elements of one of its arrays. Each element is parsed
 * separately, so a malformed one does not affect the others.
 */
export class ListElements {
  readonly #element = new PartBytes();
  #number = 0;
  #depth = 0;
  #inString = false;
  #escaped = false;
  /** The last string in an object on the path; it is a member name if a colon follows. */
  #word = '';
  #name = '';
  /** How many levels of the path have been entered. */
  #entered = 0;
  #list: 'awaited' | 'open' | 'closed' = 'awaited';
  /** Whether the document has ended, and whether something follows it. */
  #end: 'awaited' | 'reached' | 'passed' = 'awaited';

  /** @param path the possible names of each member that leads to the array: `[['log'], ['entries']]` */
  constructor(readonly path: readonly (readonly string[])[]) {}

  /** Returns the elements that end in this chunk. */
  push(chunk: Buffer): SourcePart[] {
    if (this.#end !== 'awaited') {
      this.#after(chunk);
      return [];
    }
    const ended: SourcePart[] = [];
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
        if (this.#depth === 0 && byte !== comma) {
          this.#end = 'reached';
          this.#after(chunk.subarray(at + 1));
          return ended;
        }
      } else if (byte === colon && this.#onPath) this.#name = this.#word;
    }
    if (this.#list === 'open') this.#element.add(chunk.subarray(from));
    return ended;
  }

  /** Returns what is wrong with the document. Known only at its end. */
  end(): SourcePart[] {
    if (this.#list === 'closed' && this.#end === 'reached') return [];
    const unreadable =
      this.#end === 'passed'
        ? 'The file continues after the end of its JSON document.'
        : this.#list !== 'awaited'
          ? 'The file ends unexpectedly.'
          : `The file has no list ${this.path.map((names) => names.join(' or ')).join('.')}.`;
    return [{ number: this.#number + 1, unreadable }];
  }

  #after(bytes: Buffer): void {
    if (!isBlank(bytes)) this.#end = 'passed';
  }

  get #listDepth(): number {
    return this.path.length + 1;
  }

  /** Whether the current position is in an object on the path. */
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

  /** Handles an opening bracket. Returns whether it opens the array. */
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

  /** Completes an element. An empty array has none. */
  #take(last: Buffer, another: boolean): SourcePart[] {
    const part = this.#element.take(this.#number + 1, last);
    if (!another && part.content !== undefined && isBlank(part.content)) return [];
    this.#number += 1;
    return [part];
  }
}

/** JSON white space (RFC 8259, section 2). */
const blanks: ReadonlySet<number> = new Set(Buffer.from(' \t\r\n'));

const isBlank = (content: Uint8Array | string): boolean => bytesIn(content).every((byte) => blanks.has(byte));

/** Splits the array at a path of a chunked JSON document into its elements. */
export const elementsOf = (path: readonly (readonly string[])[]) =>
  async function* (chunks: AsyncIterable<Buffer>): AsyncIterable<readonly SourcePart[]> {
    const elements = new ListElements(path);
    for await (const chunk of chunks) yield elements.push(chunk);
    yield elements.end();
  };
