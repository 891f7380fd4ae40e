import { decodeForm, encodeForm, escapeHtml, unescapeHtml } from './text-parts.js';

/** How a value reads in a URI, in a form, in JSON within JSON, and in HTML: mostly as it is. */
export function writtenForms(value: string): string[] {
  if (/^[\w.-]*$/.test(value)) return [value];
  const wellFormed = value.replace(/[\ud800-\udfff]/gu, '\ufffd');
  const inJson = JSON.stringify(value).slice(1, -1);
  return [...new Set([value, encodeURIComponent(wellFormed), encodeForm(value), inJson, escapeHtml(value)])];
}

/** Encodings by which one value can be told from another, and back. */
export const encodings: Readonly<Record<string, (value: string) => string>> = {
  base64: (value) => Buffer.from(value).toString('base64'),
  base64url: (value) => Buffer.from(value).toString('base64url'),
  hex: (value) => Buffer.from(value).toString('hex'),
};

/** A part of a text, and what it may be the encoding of. */
export interface Encoded {
  readonly at: number;
  readonly text: string;
  readonly decoded: readonly string[];
}

/** The shortest secret of eight characters has eleven in base64. */
const base64 = /[A-Za-z\d+/_-]{11,}={0,2}/g;
const hex = /[\da-f]{16,}/gi;
/** Encodings that are seen in a word, and what the word says. */
const inWords: readonly (readonly [sign: RegExp, decode: (word: string) => readonly string[]])[] = [
  [/%[\da-f]{2}/i, (word) => [decodeForm(word), decodeForm(word.replaceAll('+', '%2B'))]],
  [/&#?\w{1,7};/, (word) => [unescapeHtml(word)]],
  [/\\["\\/bfnrtu]/, (word) => [unescapeJson(word)]],
];

/** The parts of a text that something may be encoded in. What stands before it may belong to something else. */
export function* encodedIn(text: string): Generator<Encoded> {
  for (const { 0: part, index: at } of text.matchAll(base64))
    yield { at, text: part, decoded: [0, 1, 2, 3].map((start) => decoded(part.slice(start), 'base64')) };
  for (const { 0: part, index: at } of text.matchAll(hex))
    yield { at, text: part, decoded: [0, 1].map((start) => decoded(part.slice(start), 'hex')) };
  if (!/[%&\\]/.test(text)) return;
  for (const { 0: word, index: at } of text.matchAll(/[^\s"<>]+/g))
    for (const [sign, decode] of inWords)
      if (sign.test(word)) yield { at, text: word, decoded: decode(word) };
}

const decoded = (text: string, encoding: 'base64' | 'hex'): string =>
  Buffer.from(text, encoding).toString('utf8');

const short: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

export const unescapeJson = (text: string): string =>
  text.replace(/\\(?:u([\da-f]{4})|(.))/gi, (_, code: string | undefined, character: string) =>
    code === undefined ? (short[character] ?? character) : String.fromCharCode(Number.parseInt(code, 16)),
  );
