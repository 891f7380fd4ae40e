import { open } from 'node:fs/promises';
import { InvalidInputError } from '../../invalid-input-error.js';
import { isObject } from '../../json.js';
import { reasonOf } from '../../spec/failure.js';
import { longestHead, type TrafficFormat } from './format.js';
import { formatOf } from './formats.js';
import type { SourcePart } from './parts.js';

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
  const chunks = counted(withoutMark(bytesOf(source)), onBytes);
  try {
    const beginning = await beginningOf(chunks);
    const known = format ?? formatOf(Buffer.concat(beginning), source);
    return { format: known, parts: known.parts(joined(beginning, chunks)) };
  } catch (problem) {
    await chunks.return(undefined);
    throw problem;
  }
}

async function beginningOf(chunks: AsyncGenerator<Buffer>): Promise<Buffer[]> {
  const beginning: Buffer[] = [];
  let length = 0;
  while (length < longestHead) {
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

/** Removes a byte order mark, which RFC 8259, section 8.1 permits. */
async function* withoutMark(chunks: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  let first = true;
  for await (const chunk of chunks) {
    const marked = first && chunk.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf]));
    yield marked ? chunk.subarray(3) : chunk;
    first = false;
  }
}

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

async function* joined(first: readonly Buffer[], rest: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
  yield* first;
  yield* rest;
}
