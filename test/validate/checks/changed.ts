import { bodyOf, type HttpExchange } from '../../../src/validate/exchange.js';

type Part = 'request' | 'response';

const withPart = (exchange: HttpExchange, part: Part, changes: object): HttpExchange => {
  const body = exchange[part];
  const value = body.kind === 'json' ? Object(body.value) : {};
  return { ...exchange, [part]: bodyOf(JSON.stringify({ ...value, ...changes })) };
};

/** The exchange with members of its answer changed; an undefined one is removed. */
export const answering = (exchange: HttpExchange, changes: object): HttpExchange =>
  withPart(exchange, 'response', changes);

/** The exchange with members of its request changed; an undefined one is removed. */
export const sending = (exchange: HttpExchange, changes: object): HttpExchange =>
  withPart(exchange, 'request', changes);

/** A member of its answer. */
export const answered = ({ response }: HttpExchange, member: string): unknown =>
  response.kind === 'json' ? Object(response.value)[member] : undefined;

/** The exchange with headers of its answer changed; an undefined one is removed. */
export function withHeaders(
  exchange: HttpExchange,
  changes: Readonly<Record<string, string | undefined>>,
): HttpExchange {
  const all = Object.entries({ ...exchange.responseHeaders, ...changes });
  const responseHeaders = Object.fromEntries(
    all.filter((header): header is [string, string] => header[1] !== undefined),
  );
  return { ...exchange, responseHeaders };
}
