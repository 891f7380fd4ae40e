import { readPart } from './judge-part.js';
import { type OpenOptions, openSource } from './readers/open.js';
import type { Read } from './readers/reader.js';

/**
 * Yields the exchanges of a file, or of standard input for `-`. Rejects with `InvalidInputError` if it cannot be
 * read.
 */
export async function* readSource(source: string, options: OpenOptions = {}): AsyncIterable<Read> {
  const { format, parts } = await openSource(source, options);
  for await (const some of parts) {
    for (const part of some) {
      const read = readPart(format, part, { source, number: part.number });
      if (read !== undefined) yield read;
    }
  }
}
