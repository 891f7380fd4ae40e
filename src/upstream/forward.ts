import { type IncomingMessage, request as requestByHttp } from 'node:http';
import { request as requestByHttps } from 'node:https';
import { readChunks } from '../mock/transport/read-body.js';
import { endToEnd } from './headers.js';

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

/** How long an answer may take, in milliseconds. */
const patience = 60_000;

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
  const { protocol, hostname, port, host, pathname } = upstream;
  const headers = endToEnd(request.rawHeaders, ['host', 'content-length', 'accept-encoding', 'expect']);
  headers.push('Host', host, 'Accept-Encoding', 'identity');
  if (body.length > 0 || !withoutBody.test(request.method ?? 'GET'))
    headers.push('Content-Length', String(body.length));
  const send = protocol === 'https:' ? requestByHttps : requestByHttp;

  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    const sent = send({
      // An address of IPv6 stands in brackets in a URL alone.
      hostname: hostname.replace(/^\[|\]$/g, ''),
      port,
      method: request.method,
      path: pathname.replace(/\/$/, '') + request.url,
      headers,
      timeout: patience,
    });
    sent.on('response', resolve).on('error', reject);
    sent.on('timeout', () => sent.destroy(new Error(`there was no answer for ${patience / 1000} seconds`)));
    sent.end(body);
  });
  const chunks = await readChunks(answer, answerLimit);
  if (chunks === undefined) {
    answer.destroy();
    throw new Error(`its answer is larger than ${answerLimit / 1024 / 1024} MiB`);
  }
  return {
    status: answer.statusCode ?? 0,
    statusMessage: answer.statusMessage ?? '',
    headers: endToEnd(answer.rawHeaders),
    body: Buffer.concat(chunks),
    header: (name) => {
      const value = answer.headers[name];
      return Array.isArray(value) ? value.join(', ') : value;
    },
  };
}
