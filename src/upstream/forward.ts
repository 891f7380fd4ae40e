import { type IncomingMessage, STATUS_CODES } from 'node:http';
import type { Dispatcher } from 'undici';
import { endToEnd, valuesByName } from './headers.js';
import { outbound, patience } from './outbound.js';

/** A response from upstream, without hop-by-hop headers. */
export interface UpstreamAnswer {
  readonly status: number;
  readonly statusMessage: string;
  /** Alternating names and values. */
  readonly headers: string[];
  readonly body: Buffer;
  header(name: string): string | undefined;
}

/** The maximum size of a forwarded response in bytes. List responses can be long. */
const answerLimit = 64 * 1024 * 1024;

/** Methods whose requests usually have no content (RFC 9110, section 8.6). */
const withoutBody = /^(GET|HEAD|DELETE|OPTIONS)$/;

/**
 * Forwards a request unchanged: method, path, query, headers and body. Asks for an uncompressed response so
 * that it can be inspected. Rejects if there is no response, or if the signal is aborted before it is complete.
 */
export async function forward(
  upstream: URL,
  request: IncomingMessage,
  body: Buffer,
  signal: AbortSignal,
): Promise<UpstreamAnswer> {
  const { host, origin, pathname } = upstream;
  const headers = endToEnd(request.rawHeaders, ['host', 'content-length', 'accept-encoding', 'expect']);
  headers.push('Host', host, 'Accept-Encoding', 'identity');
  if (body.length > 0 || !withoutBody.test(request.method ?? 'GET'))
    headers.push('Content-Length', String(body.length));
  const { dispatcher } = await outbound();
  const path = pathname.replace(/\/$/, '') + request.url;
  const options = { origin, method: request.method ?? 'GET', path, headers: valuesByName(headers), body };
  return exchanged(dispatcher, options, signal);
}

const exchanged = (
  dispatcher: Dispatcher,
  options: Dispatcher.DispatchOptions,
  signal: AbortSignal,
): Promise<UpstreamAnswer> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    let head: Omit<UpstreamAnswer, 'body'> | undefined;
    let stopListening = () => {};
    dispatcher.dispatch(options, {
      onRequestStart(controller) {
        const abort = () => controller.abort(signal.reason);
        if (signal.aborted) abort();
        else signal.addEventListener('abort', abort, { once: true });
        stopListening = () => signal.removeEventListener('abort', abort);
      },
      onResponseStart({ rawHeaders }, status, _, statusMessage = STATUS_CODES[status] ?? '') {
        const headers = endToEnd(textsOf(rawHeaders));
        head = { status, statusMessage, headers, header: (name) => valueIn(headers, name) };
      },
      onResponseData(controller, chunk) {
        chunks.push(chunk);
        length += chunk.length;
        if (length > answerLimit)
          controller.abort(new Error(`its response is larger than ${answerLimit / 1024 / 1024} MiB`));
      },
      onResponseEnd() {
        stopListening();
        if (head !== undefined) resolve({ ...head, body: Buffer.concat(chunks) });
      },
      onResponseError(_, error) {
        stopListening();
        reject(told(error));
      },
    });
  });

/** Decodes header bytes as Latin-1: RFC 9110, section 5.5 does not define what bytes beyond ASCII mean. */
const textsOf = (raw: unknown): string[] =>
  Array.isArray(raw) ? raw.map((one) => (Buffer.isBuffer(one) ? one.toString('latin1') : String(one))) : [];

/** Joins the values of a repeated header (RFC 9110, section 5.2). */
function valueIn(headers: readonly string[], name: string): string | undefined {
  const values = headers.filter((_, index) => index % 2 === 1 && headers[index - 1]?.toLowerCase() === name);
  return values.length === 0 ? undefined : values.join(', ');
}

const told = (error: Error): Error =>
  /^(Headers|Body)TimeoutError$/.test(error.name)
    ? new Error(`there was no response for ${patience / 1000} seconds`)
    : error;
