import { type Part, PartBytes } from './parts.js';

const newline = 0x0a;

/** Splits a stream of bytes into lines: those that end in a chunk, chunk by chunk. */
export async function* linesOf(chunks: AsyncIterable<Buffer>): AsyncIterable<readonly Part[]> {
  const line = new PartBytes();
  let number = 1;
  for await (const chunk of chunks) {
    const lines: Part[] = [];
    let from = 0;
    for (let end = chunk.indexOf(newline); end >= 0; end = chunk.indexOf(newline, from)) {
      lines.push(line.take(number, chunk.subarray(from, end)));
      number += 1;
      from = end + 1;
    }
    line.add(chunk.subarray(from));
    yield lines;
  }
  if (line.length > 0) yield [line.take(number)];
}
