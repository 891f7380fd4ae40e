import { isUtf8 } from 'node:buffer';
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import type { Body, FormFields, Headers } from '../exchange.js';
import { none } from '../exchange.js';
import type { NameValuePair } from './headers.js';
import { longestPart } from './parts.js';
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
export const formBody = (pairs: readonly NameValuePair[]): Body => ({
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

/** Parses the bytes of a body, compressed or not. */
export const bodyOfBytes = (bytes: Buffer, what: string, headers: Headers = {}): Body =>
  parseExchangeBody(
    textOf(decompressed(bytes, what, headers['content-encoding']), what),
    what,
    headers['content-type'],
  );

// RFC 9110, section 8.4.1. The size limit stops decompression bombs.
const codings: Readonly<Record<string, typeof gunzipSync>> = {
  gzip: gunzipSync,
  'x-gzip': gunzipSync,
  deflate: inflateSync,
  br: brotliDecompressSync,
};

/** Decompresses a body by its Content-Encoding. Throws `NoExchange` if that fails. */
function decompressed(bytes: Buffer, what: string, contentEncoding = ''): Buffer {
  const coding = contentEncoding.trim().toLowerCase();
  const decode = Object.hasOwn(codings, coding) ? codings[coding] : undefined;
  if (decode === undefined) return bytes;
  try {
    return decode(bytes, { maxOutputLength: longestPart });
  } catch {
    return noExchange(
      `${what} is not ${coding}, or has more than ${longestPart.toLocaleString('en')} bytes.`,
    );
  }
}

const textOf = (bytes: Buffer, what: string): string =>
  isUtf8(bytes) ? bytes.toString() : noExchange(`${what} is not valid UTF-8.`);
