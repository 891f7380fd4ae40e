import { PartBytes, type SourcePart } from './parts.js';

const newline = 0x0a;

/** Splits chunks of bytes into lines. */
export class Lines {
  readonly #line = new PartBytes();
  #number = 1;

  /** Returns the lines that end in this chunk. */
  push(chunk: Buffer): SourcePart[] {
    const lines: SourcePart[] = [];
    let from = 0;
    for (let end = chunk.indexOf(newline); end >= 0; end = chunk.indexOf(newline, from)) {
      lines.push(this.#line.take(this.#number, chunk.subarray(from, end)));
      this.#number += 1;
      from = end + 1;
    }
    this.#line.add(chunk.subarray(from));
    return lines;
  }

  /** Returns the last line, if it has no newline. */
  end(): SourcePart[] {
    return this.#line.length > 0 ? [this.#line.take(this.#number)] : [];
  }
}

export async function* linesOf(chunks: AsyncIterable<Buffer>): AsyncIterable<readonly SourcePart[]> {
  const lines = new Lines();
  for await (const chunk of chunks) yield lines.push(chunk);
  yield lines.end();
}
