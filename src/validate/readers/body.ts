import { isUtf8 } from 'node:buffer';
import type { Body, FormFields, Headers } from '../exchange.js';
import { none } from '../exchange.js';
import { decompressed } from './decompressed.js';
import type { Pair } from './pairs.js';
import { NotJson, readJson } from './read-json.js';
import { noExchange } from './reader.js';

/** The body of a request or a response: throws `NoExchange` for JSON that `readJson` refuses. */
export function readBody(text: string, what: string, contentType = ''): Body {
  if (text.trim() === '') return none;
  if (isForm(contentType)) return { kind: 'form', fields: fieldsOf(new URLSearchParams(text)) };
  try {
    return { kind: 'json', value: readJson(text, what), text };
  } catch (problem) {
    if (problem instanceof NotJson) return { kind: 'text', text };
    throw problem;
  }
}

/** The body of a form whose fields a source has as pairs. */
export const formBody = (pairs: readonly Pair[]): Body => ({
  kind: 'form',
  fields: fieldsOf(
    new URLSearchParams(pairs.map(([name, value]): [string, string] => [name, String(value)])),
  ),
});

export const isForm = (contentType = ''): boolean =>
  /^application\/x-www-form-urlencoded\b/i.test(contentType);

/** A field that is repeated is a list. */
const fieldsOf = (form: URLSearchParams): FormFields =>
  Object.fromEntries(
    [...new Set(form.keys())].map((name) => {
      const [value = '', ...more] = form.getAll(name);
      return [name, more.length === 0 ? value : [value, ...more]];
    }),
  );

/** Text that a source has in base64, because it may be any bytes. */
export const textOfBase64 = (base64: string, what: string): string =>
  textOf(Buffer.from(base64, 'base64'), what);

/** Bytes as they went over the wire, compressed or not. */
export const bodyOfBytes = (bytes: Buffer, what: string, headers: Headers = {}): Body =>
  readBody(
    textOf(decompressed(bytes, what, headers['content-encoding']), what),
    what,
    headers['content-type'],
  );

const textOf = (bytes: Buffer, what: string): string =>
  isUtf8(bytes) ? bytes.toString() : noExchange(`${what} is not valid UTF-8.`);
