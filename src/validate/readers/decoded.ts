import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { InvalidInputError } from '../../invalid-input-error.js';

type Chunks = AsyncGenerator<Buffer>;

/** How a file begins that has another encoding than UTF-8. `undefined` marks encodings that cannot be read. */
const encodings: readonly {
  readonly name: string;
  readonly mark: readonly number[];
  readonly decode?: (chunks: Chunks, source: string) => Chunks;
}[] = [
  { name: 'UTF-8 with a byte order mark', mark: [0xef, 0xbb, 0xbf], decode: withoutMark },
  // The section on UTF-32 comes first: its mark begins with that of UTF-16.
  { name: 'UTF-32', mark: [0xff, 0xfe, 0, 0] },
  { name: 'UTF-32', mark: [0, 0, 0xfe, 0xff] },
  { name: 'UTF-16', mark: [0xff, 0xfe], decode: (chunks) => utf16(chunks, 'utf-16le') },
  { name: 'UTF-16', mark: [0xfe, 0xff], decode: (chunks) => utf16(chunks, 'utf-16be') },
  { name: 'gzip', mark: [0x1f, 0x8b], decode: gunzipped },
  { name: 'zstd', mark: [0x28, 0xb5, 0x2f, 0xfd] },
  { name: 'bzip2', mark: [0x42, 0x5a, 0x68] },
  { name: 'xz', mark: [0xfd, 0x37, 0x7a, 0x58, 0x5a] },
  { name: '7-Zip', mark: [0x37, 0x7a, 0xbc, 0xaf] },
];

/**
 * Decodes a source to UTF-8, whatever its first bytes say it is. Rejects with `InvalidInputError` if the encoding
 * cannot be read.
 */
export async function* decoded(chunks: Chunks, source: string): Chunks {
  const { value: first } = await chunks.next();
  if (first === undefined) return;
  const all = beginningWith(Buffer.from(first), chunks);
  const encoding = encodings.find(({ mark }) => first.subarray(0, mark.length).equals(Buffer.from(mark)));
  const refuse = (name: string): never => {
    throw new InvalidInputError(
      `Failed to read ${source}: its encoding is ${name}. Please convert it to UTF-8 text, or compress it with gzip.`,
    );
  };
  if (encoding === undefined) {
    // JSON and YAML contain no zero bytes (RFC 8259, section 7; YAML 1.2, section 5.1).
    if (first.subarray(0, 4).includes(0)) refuse('binary, or UTF-16 without a byte order mark');
    yield* all;
    return;
  }
  const { name, decode } = encoding;
  if (decode === undefined) refuse(name);
  else yield* decode(all, source);
}

async function* beginningWith(first: Buffer, rest: Chunks): Chunks {
  yield first;
  yield* rest;
}

async function* withoutMark(chunks: Chunks): Chunks {
  let isFirst = true;
  for await (const chunk of chunks) {
    yield isFirst ? chunk.subarray(3) : chunk;
    isFirst = false;
  }
}

/** Lone surrogates become U+FFFD, as in any conversion. The decoder removes the byte order mark. */
async function* utf16(chunks: Chunks, encoding: 'utf-16le' | 'utf-16be'): Chunks {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of chunks) yield Buffer.from(decoder.decode(chunk, { stream: true }));
  yield Buffer.from(decoder.decode());
}

/** The content may have another encoding, such as UTF-16. */
async function* gunzipped(chunks: Chunks, source: string): Chunks {
  // Copy the chunks: their buffer is reused, but the stream reads ahead.
  const stream = Readable.from(copied(chunks)).pipe(createGunzip());
  yield* decoded(unzipping(stream, source), source);
}

async function* copied(chunks: Chunks): Chunks {
  for await (const chunk of chunks) yield Buffer.from(chunk);
}

async function* unzipping(stream: AsyncIterable<Buffer>, source: string): Chunks {
  try {
    yield* stream;
  } catch (problem) {
    if (problem instanceof InvalidInputError) throw problem;
    throw new InvalidInputError(
      `Failed to read ${source}: its gzip data is damaged or incomplete. Please create the file again.`,
    );
  }
}
