import { type IncomingMessage, STATUS_CODES } from 'node:http';
import type { Dispatcher } from 'undici';
import { endToEnd, valuesByName } from './headers.js';
import { outbound, patience } from './outbound.js';

/** An answer as it came, without the headers of its connection. */
export interface UpstreamAnswer {
  readonly status: number;
  readonly statusMessage: string;
  /** Names and values in turn. */
  readonly headers: string[];
  readonly body: Buffer;
  header(name: string): string | undefined;
}

/** The largest answer that is passed on, in bytes: a list may be long. */
const answerLimit = 64 * 1024 * 1024;

/** RFC 9110, section 8.6: methods of which a server expects no body. */
const withoutBody = /^(GET|HEAD|DELETE|OPTIONS)$/;

/**
 * Sends a request on to another server as it came: its method, path, query, headers and body. The answer is
 * asked for without compression, so that it can be read. Rejects if there is no answer.
 */
export async function forward(
  upstream: URL,
  request: IncomingMessage,
  body: Buffer,
): Promise<UpstreamAnswer> {
  const { host, origin, pathname } = upstream;
  const headers = endToEnd(request.rawHeaders, ['host', 'content-length', 'accept-encoding', 'expect']);
  headers.push('Host', host, 'Accept-Encoding', 'identity');
  if (body.length > 0 || !withoutBody.test(request.method ?? 'GET'))
    headers.push('Content-Length', String(body.length));
  const { dispatcher } = await outbound();
  return exchanged(dispatcher, {
    origin,
    method: request.method ?? 'GET',
    path: pathname.replace(/\/$/, '') + request.url,
    headers: valuesByName(headers),
    body,
  });
}

const exchanged = (dispatcher: Dispatcher, options: Dispatcher.DispatchOptions): Promise<UpstreamAnswer> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    let head: Omit<UpstreamAnswer, 'body'> | undefined;
    dispatcher.dispatch(options, {
      // It is asked for each request, even one that is not stopped.
      onRequestStart() {},
      onResponseStart({ rawHeaders }, status, _, statusMessage = STATUS_CODES[status] ?? '') {
        const headers = endToEnd(textsOf(rawHeaders));
        head = { status, statusMessage, headers, header: (name) => valueIn(headers, name) };
      },
      onResponseData(controller, chunk) {
        chunks.push(chunk);
        length += chunk.length;
        if (length > answerLimit)
          controller.abort(new Error(`its answer is larger than ${answerLimit / 1024 / 1024} MiB`));
      },
      onResponseEnd() {
        if (head !== undefined) resolve({ ...head, body: Buffer.concat(chunks) });
      },
      onResponseError: (_, error) => reject(told(error)),
    });
  });

/** Bytes as they came: RFC 9110, section 5.5 leaves it open what those beyond ASCII mean. */
const textsOf = (raw: unknown): string[] =>
  Array.isArray(raw) ? raw.map((one) => (Buffer.isBuffer(one) ? one.toString('latin1') : String(one))) : [];

/** What is repeated is one list (RFC 9110, section 5.2). */
function valueIn(headers: readonly string[], name: string): string | undefined {
  const values = headers.filter((_, index) => index % 2 === 1 && headers[index - 1]?.toLowerCase() === name);
  return values.length === 0 ? undefined : values.join(', ');
}

const told = (error: Error): Error =>
  /^(Headers|Body)TimeoutError$/.test(error.name)
    ? new Error(`there was no answer for ${patience / 1000} seconds`)
    : error;
