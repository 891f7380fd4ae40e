import { remembered } from './remembered.js';
import { decodeForm, encodeForm, escapeHtml, unescapeHtml } from './text-parts.js';

/** Returns the forms of a value in a URI, a form, nested JSON, and HTML. Mostly they are all the same. */
export function writtenForms(value: string): string[] {
  if (/^[\w.-]*$/.test(value)) return [value];
  const wellFormed = value.replace(/[\ud800-\udfff]/gu, '\ufffd');
  const inJson = JSON.stringify(value).slice(1, -1);
  return [...new Set([value, encodeURIComponent(wellFormed), encodeForm(value), inJson, escapeHtml(value)])];
}

/** Reversible encodings that a placeholder can name. */
export const encodings: Readonly<Record<string, (value: string) => string>> = {
  base64: (value) => Buffer.from(value).toString('base64'),
  base64url: (value) => Buffer.from(value).toString('base64url'),
  hex: (value) => Buffer.from(value).toString('hex'),
};

/** A substring, and what it may decode to. */
export interface Encoded {
  readonly at: number;
  readonly text: string;
  readonly decoded: readonly string[];
}

/** The shortest secret (8 characters) is 11 characters long in base64. */
const base64 = /[A-Za-z\d+/_-]{11,}={0,2}/g;
const hex = /[\da-f]{16,}/gi;
/** Encodings with a recognizable sign, and how to decode a word that has it. */
const inWords: readonly (readonly [sign: RegExp, decode: (word: string) => readonly string[]])[] = [
  [/%[\da-f]{2}/i, (word) => [decodeForm(word), decodeForm(word.replaceAll('+', '%2B'))]],
  [/&#?\w{1,7};/, (word) => [unescapeHtml(word)]],
  [/\\["\\/bfnrtu]/, (word) => [unescapeJson(word)]],
];

/** Returns the substrings that may be encoded, in order. */
export const encodedIn: (text: string) => readonly Encoded[] = remembered(
  (text) => [...findEncoded(text)].sort((a, b) => a.at - b.at),
  { most: 2000, longest: 500 },
);

/**
 * Yields the substrings that may be encoded. Decodes from several offsets, because the first characters may
 * not belong to the encoding.
 */
function* findEncoded(text: string): Generator<Encoded> {
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
