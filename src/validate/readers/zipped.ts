import { type UnzipFileInfo, unzipSync } from 'fflate';
import { InvalidInputError } from '../../invalid-input-error.js';
import { reasonOf } from '../../spec/failure.js';
import type { Attachments } from './attachments.js';

const mark = Buffer.from('PK\u0003\u0004', 'latin1');
/** The maximum size in bytes, zipped and unzipped: an archive is read at once. */
const largest = 256 * 1024 * 1024;

export const isZip = (beginning: Buffer): boolean => beginning.subarray(0, mark.length).equals(mark);

/** A HAR in an archive, with the files that its entries refer to. */
export interface Zipped {
  readonly content: Buffer;
  readonly attachments: Attachments;
}

/** Reads the archive that Playwright writes for a HAR. Throws `InvalidInputError` if it has no HAR. */
export async function unzipped(chunks: AsyncIterable<Buffer>, source: string): Promise<Zipped> {
  const refuse = (reason: string): never => {
    throw new InvalidInputError(
      `Failed to read ${source}: ${reason}. Please pass an archive with one HAR, or unpack it.`,
    );
  };
  const tooLarge = `it has more than ${largest.toLocaleString('en')} bytes`;
  const read: Buffer[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > largest) refuse(tooLarge);
    read.push(Buffer.from(chunk));
  }
  let unpacked = 0;
  const filter = ({ originalSize }: UnzipFileInfo): boolean => {
    unpacked += originalSize;
    return unpacked <= largest || refuse(tooLarge);
  };
  let files: Map<string, Uint8Array>;
  try {
    files = new Map(Object.entries(unzipSync(Buffer.concat(read), { filter })));
  } catch (problem) {
    if (problem instanceof InvalidInputError) throw problem;
    return refuse(`it is not a valid zip archive (${reasonOf(problem)})`);
  }
  const [name, ...others] = [...files.keys()].filter((file) => file.endsWith('.har'));
  if (name === undefined || others.length > 0)
    return refuse(`it contains ${name === undefined ? 'no HAR' : 'several HARs'}`);
  const bytesOf = (file: string): Buffer | undefined => {
    const bytes = files.get(file);
    return bytes && Buffer.from(bytes);
  };
  return { content: bytesOf(name) ?? Buffer.alloc(0), attachments: bytesOf };
}
