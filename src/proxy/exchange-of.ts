import type { UpstreamAnswer } from '../upstream/forward.js';
import type { ProxiedRequest } from '../upstream/pass-on.js';
import { bodyOf, type Headers, type HttpExchange, unknown } from '../validate/exchange.js';

type Request = Pick<HttpExchange, 'method' | 'target' | 'requestHeaders' | 'request' | 'place'>;

/** Converts a request to what checks need. Its headers are left out because they contain the API token. */
export const requestOf = ({ number, message, body }: ProxiedRequest, source: string): Request => ({
  method: message.method ?? 'GET',
  target: message.url ?? '/',
  requestHeaders: headers('content-type', message.headers['content-type']),
  request: bodyOf(body.toString('utf8')),
  place: { source, number },
});

/** Converts a forwarded request and its response to an exchange. */
export const exchangeOf = (
  request: Request,
  { status, body, headers: raw }: UpstreamAnswer,
  at: number,
): HttpExchange => {
  const responseHeaders = headersOf(raw);
  const encoding = responseHeaders['content-encoding'] ?? 'identity';
  return {
    ...request,
    status,
    responseHeaders,
    // A compressed body cannot be read. The proxy asked for identity encoding, but the server may ignore
    // that.
    response: encoding === 'identity' ? bodyOf(body.toString('utf8')) : unknown,
    at,
  };
};

const headers = (name: string, value: string | undefined): Headers =>
  value === undefined ? {} : { [name]: value };

/** Converts a flat list of alternating names and values. */
function headersOf(raw: readonly string[]): Headers {
  const pairs = raw.flatMap((name, index) =>
    index % 2 === 0 ? [[name.toLowerCase(), raw[index + 1] ?? '']] : [],
  );
  return Object.fromEntries(pairs);
}
