import { isUtf8 } from 'node:buffer';
import type { Json } from '../../spec/json.js';
import type { SourcePart } from './parts.js';
import { NoExchange, noExchange } from './reader.js';

/** The maximum number of JSON values in a source that is read at once. */
export const mostOfAFile = 5_000_000;

/** The maximum size in bytes of a source that is read at once. */
const largest = 64 * 1024 * 1024;

/**
 * Splits a source that can only be read as a whole. A `NoExchange` of `split`, or a source that is too large,
 * becomes one unreadable part.
 */
export const wholeInParts = (split: (text: string) => Iterable<SourcePart> | Promise<Iterable<SourcePart>>) =>
  async function* (chunks: AsyncIterable<Buffer>): AsyncIterable<readonly SourcePart[]> {
    try {
      yield [...(await split(await wholeOf(chunks)))];
    } catch (problem) {
      if (!(problem instanceof NoExchange)) throw problem;
      yield [{ number: 1, unreadable: problem.message }];
    }
  };

/** Reads a whole source. Rejects with `NoExchange` if it is too large or not UTF-8. */
export async function wholeOf(chunks: AsyncIterable<Buffer>): Promise<string> {
  const read: Buffer[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    length += chunk.length;
    if (length > largest)
      noExchange(
        `The file is larger than ${largest.toLocaleString('en')} bytes and cannot be read in parts.`,
      );
    read.push(Buffer.from(chunk));
  }
  const bytes = Buffer.concat(read);
  return isUtf8(bytes) ? bytes.toString() : noExchange('The file is not valid UTF-8.');
}

/** Numbers the elements of a list as parts. */
export const partsOf = (elements: readonly Json[]): SourcePart[] =>
  elements.map((element, index) => ({ number: index + 1, content: JSON.stringify(element) }));
