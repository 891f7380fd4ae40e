import { isObject } from '../../../src/json.js';
import type { Json } from '../../../src/spec/json.js';
import { isArray, pointerTokens } from '../../../src/spec/json.js';
import type { HttpExchange } from '../../../src/validate/exchange.js';

export type Part = 'request' | 'response';

/** The value with another one at the pointer; undefined removes the member. Copies what is on the way. */
export function put(value: Json, pointer: string, next: Json | undefined): Json {
  return pointer === '' ? (next ?? null) : changed(value, pointerTokens(pointer), next);
}

function changed(node: Json, [token = '', ...rest]: readonly string[], next: Json | undefined): Json {
  if (isArray(node)) {
    const child = node[Number(token)] ?? null;
    return node.with(Number(token), rest.length === 0 ? (next ?? null) : changed(child, rest, next));
  }
  if (!isObject(node)) return node;
  const { [token]: child = null, ...others } = node;
  if (rest.length > 0) return { ...node, [token]: changed(child, rest, next) };
  return next === undefined ? others : { ...node, [token]: next };
}

/** The JSON of a body. */
export function jsonOf(exchange: HttpExchange, part: Part): Json | undefined {
  const body = exchange[part];
  // What JSON.parse made is JSON.
  return body.kind === 'json' ? (body.value as Json) : undefined;
}

/** The exchange with another body. Its text is left out: what depends on it is tried with `withText`. */
export const withJson = (exchange: HttpExchange, part: Part, value: Json): HttpExchange => ({
  ...exchange,
  [part]: { kind: 'json', value },
});

/** The exchange with one change in a body. */
export const edited = (
  exchange: HttpExchange,
  part: Part,
  pointer: string,
  next: Json | undefined,
): HttpExchange => withJson(exchange, part, put(jsonOf(exchange, part) ?? null, pointer, next));
