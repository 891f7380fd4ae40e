import { isUtf8 } from 'node:buffer';
import type { Body, FormFields, Headers } from '../exchange.js';
import { none } from '../exchange.js';
import { decompressed } from './decompressed.js';
import type { Pair } from './pairs.js';
import { NotJson, readJson } from './read-json.js';
import { noExchange } from './reader.js';

/** Parses a request or response body. Throws `NoExchange` for JSON that `readJson` rejects. */
export function parseExchangeBody(text: string, what: string, contentType = ''): Body {
  if (text.trim() === '') return none;
  if (isForm(contentType)) return { kind: 'form', fields: fieldsOf(new URLSearchParams(text)) };
  try {
    return { kind: 'json', value: readJson(text, what), text };
  } catch (problem) {
    if (problem instanceof NotJson) return { kind: 'text', text };
    throw problem;
  }
}

/** Builds the body of a form from its pairs. */
export const formBody = (pairs: readonly Pair[]): Body => ({
  kind: 'form',
  fields: fieldsOf(
    new URLSearchParams(pairs.map(([name, value]): [string, string] => [name, String(value)])),
  ),
});

export const isForm = (contentType = ''): boolean =>
  /^application\/x-www-form-urlencoded\b/i.test(contentType);

/** Repeated fields become an array. */
const fieldsOf = (form: URLSearchParams): FormFields =>
  Object.fromEntries(
    [...new Set(form.keys())].map((name) => {
      const [value = '', ...more] = form.getAll(name);
      return [name, more.length === 0 ? value : [value, ...more]];
    }),
  );

/** Decodes base64 that should contain text. */
export const textOfBase64 = (base64: string, what: string): string =>
  textOf(Buffer.from(base64, 'base64'), what);

/** Parses the bytes of a body, compressed or not. */
export const bodyOfBytes = (bytes: Buffer, what: string, headers: Headers = {}): Body =>
  parseExchangeBody(
    textOf(decompressed(bytes, what, headers['content-encoding']), what),
    what,
    headers['content-type'],
  );

const textOf = (bytes: Buffer, what: string): string =>
  isUtf8(bytes) ? bytes.toString() : noExchange(`${what} is not valid UTF-8.`);
