import { open } from 'node:fs/promises';
import { InvalidInputError } from '../../invalid-input-error.js';
import { isObject } from '../../json.js';
import { reasonOf } from '../../spec/failure.js';
import { type Attachments, attachmentsBeside } from './attachments.js';
import { decoded } from './decoded.js';
import { longestHead, type TrafficFormat } from './format.js';
import { formatOf } from './formats.js';
import { bytesIn, type SourcePart, textOf } from './parts.js';
import { NoExchange } from './reader.js';
import { isZip, unzipped } from './zipped.js';

/** Small, so that garbage from a chunk is collected early and memory stays low. */
const chunkSize = 128 * 1024;

/** An open source that is read part by part. */
export interface Opened {
  readonly format: TrafficFormat;
  readonly parts: AsyncIterable<readonly SourcePart[]>;
}

export interface OpenOptions {
  /** The format to use instead of detecting it. */
  readonly format?: TrafficFormat | undefined;
  /** Called with the number of bytes read so far, after each chunk. */
  readonly onBytes?: ((bytes: number) => void) | undefined;
}

/**
 * Opens a file, or standard input for `-`. Rejects with `InvalidInputError` if it cannot be read or its format is
 * unknown.
 */
export async function openSource(source: string, { format, onBytes }: OpenOptions): Promise<Opened> {
  const bytes = counted(bytesOf(source), onBytes);
  try {
    const beginning = Buffer.concat(await beginningOf(bytes, 8));
    const all = joined([beginning], bytes);
    if (!isZip(beginning)) return await openText(decoded(all, source), source, format);
    const { content, attachments } = await unzipped(all, source);
    return await openText(decoded(onlyChunk(content), source), source, format, attachments);
  } catch (problem) {
    await bytes.return(undefined);
    throw problem;
  }
}

async function openText(
  chunks: AsyncGenerator<Buffer>,
  source: string,
  format: TrafficFormat | undefined,
  attachments?: Attachments,
): Promise<Opened> {
  const beginning = await beginningOf(chunks, longestHead);
  const known = format ?? formatOf(Buffer.concat(beginning), source);
  const parts = known.parts(joined(beginning, chunks));
  const { complete } = known;
  if (complete === undefined) return { format: known, parts };
  const found = attachments ?? attachmentsBeside(source, complete.folders);
  return { format: known, parts: completeParts(parts, complete, found) };
}

async function* completeParts(
  batches: AsyncIterable<readonly SourcePart[]>,
  { mark, inline }: NonNullable<TrafficFormat['complete']>,
  attachments: Attachments,
): AsyncIterable<readonly SourcePart[]> {
  for await (const parts of batches)
    yield parts.map((part) => {
      if (part.content === undefined || !bytesIn(part.content).includes(mark)) return part;
      try {
        return { ...part, content: inline(textOf(part), attachments) };
      } catch (problem) {
        // Reading the part reports it.
        if (problem instanceof NoExchange) return part;
        throw problem;
      }
    });
}

async function* onlyChunk(content: Buffer): AsyncGenerator<Buffer> {
  yield content;
}

async function beginningOf(chunks: AsyncGenerator<Buffer>, enough: number): Promise<Buffer[]> {
  const beginning: Buffer[] = [];
  let length = 0;
  while (length < enough) {
    const { value, done } = await chunks.next();
    if (done === true) break;
    beginning.push(Buffer.from(value));
    length += value.length;
  }
  return beginning;
}

async function* bytesOf(source: string): AsyncGenerator<Buffer> {
  try {
    yield* source === '-' ? process.stdin : fileBytes(source);
  } catch (problem) {
    const code = isObject(problem) ? String(problem['code']) : '';
    throw new InvalidInputError(
      `Failed to read ${source}: ${reasons[code] ?? reasonOf(problem)}. Please pass a file, or - for standard input.`,
    );
  }
}

/** Reuses one buffer: a stream would allocate buffers faster than they are collected. */
async function* fileBytes(file: string): AsyncGenerator<Buffer> {
  const handle = await open(file);
  try {
    const buffer = Buffer.alloc(chunkSize);
    for (;;) {
      const { bytesRead } = await handle.read(buffer, 0, chunkSize);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await handle.close();
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'permission denied',
};

async function* counted(
  chunks: AsyncGenerator<Buffer>,
  onBytes: ((bytes: number) => void) | undefined,
): AsyncGenerator<Buffer> {
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.length;
    onBytes?.(bytes);
    yield chunk;
  }
}

async function* joined(first: readonly Buffer[], rest: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield* first;
  yield* rest;
}
