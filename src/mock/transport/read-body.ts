import type { IncomingMessage } from 'node:http';
import type { Unread } from '../http.js';

/** Default maximum size of a request body, in bytes. */
export const bodyLimit = 4 * 1024 * 1024;

/** Resolves to the request body as text, or to why it could not be read. */
export async function readRequestBody(
  request: IncomingMessage & { body?: unknown },
  limit = bodyLimit,
): Promise<string | Unread> {
  // A body parser such as Express's has already consumed the stream and stored the parsed body.
  if (request.readableEnded) return alreadyParsed(request.body);
  let received = 0;
  request.on('data', (chunk: Buffer) => {
    received += chunk.length;
  });
  const announced = Number(request.headers['content-length'] ?? 0);
  try {
    const chunks = await readChunks(request, limit);
    if (chunks !== undefined) return textOf(chunks);
    const problem = `its body is larger than ${limit} bytes`;
    return { code: '413', problem, length: Math.max(announced, received) };
  } catch {
    const problem = `the connection ended after ${received} bytes of the body`;
    return { code: '400', problem, length: Math.max(announced, received) };
  }
}

/** Resolves to the chunks of a body; `undefined` if it is larger than `limit` bytes. */
export async function readChunks(message: IncomingMessage, limit: number): Promise<Buffer[] | undefined> {
  if (Number(message.headers['content-length']) > limit) return undefined;
  const chunks: Buffer[] = [];
  let length = 0;
  // Events take a third of the time of asynchronous iteration.
  return new Promise((resolve, reject) => {
    message.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length <= limit) chunks.push(chunk);
      else resolve(undefined);
    });
    message.on('end', () => resolve(chunks));
    message.on('error', reject);
  });
}

function textOf(chunks: readonly Buffer[]): string {
  const [first, ...others] = chunks;
  const bytes = first !== undefined && others.length === 0 ? first : Buffer.concat(chunks);
  return bytes.toString('utf8');
}

function alreadyParsed(body: unknown): string {
  if (body === undefined) return '';
  if (typeof body === 'string') return body;
  return Buffer.isBuffer(body) ? body.toString('utf8') : JSON.stringify(body);
}
