import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import type { ApiHandler, Unread } from '../http.js';
import { contentOf } from '../outcome.js';

/** An error of the HTTP parser of Node.js. */
interface ParserError extends Error {
  readonly code?: string;
  readonly reason?: string;
  /** What was parsed last. */
  readonly rawPacket?: Buffer;
}

const statuses: Readonly<Record<string, Unread['code'] | undefined>> = {
  HPE_HEADER_OVERFLOW: '431',
  ERR_HTTP_REQUEST_TIMEOUT: '408',
};

/** Answers what the HTTP parser of Node.js rejects, so that the journal lists it. */
export const malformed =
  (answer: ApiHandler) =>
  async (error: ParserError, socket: Duplex): Promise<void> => {
    // A client that closes an idle connection does not ask anything.
    if (error.code === 'ECONNRESET' || !socket.writable) {
      socket.destroy();
      return;
    }
    const { status, content } = await answered(answer, error);
    socket.end(
      [
        `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
        'Content-Type: application/json;charset=UTF-8',
        `Content-Length: ${Buffer.byteLength(content)}`,
        'Connection: close',
        '',
        content,
      ].join('\r\n'),
    );
  };

async function answered(
  answer: ApiHandler,
  { code = '', reason, message, rawPacket }: ParserError,
): Promise<{ readonly status: number; readonly content: string }> {
  const [, method = '?', target = '?'] =
    /^([A-Z]+) (\S+) HTTP\//.exec(rawPacket?.toString('latin1') ?? '') ?? [];
  const problem = reason ?? message;
  const outcome = await answer({
    method,
    target,
    header: () => undefined,
    body: '',
    unread: { code: statuses[code] ?? '400', problem, length: 0 },
  });
  return { status: outcome.status, content: contentOf(outcome) ?? '' };
}
