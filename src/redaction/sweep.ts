import { isObject } from '../json.js';
import { encodedIn, encodings } from './encodings.js';
import { rewrite } from './rewrite.js';
import type { ValueFinder } from './value-finder.js';

/** How many levels of nested encodings are decoded. */
const deepest = 3;
/** For longer texts, nested encodings are not decoded. */
const longestNested = 100_000;

/** How found secrets are replaced. */
export interface SecretReplacer<T> {
  write(of: T): string;
  /** Returns the replacement of an encoded secret; `undefined` if there is none. */
  encoded(of: T, encoding: string): string | undefined;
  /** Returns the replacement of a text that contains a secret but cannot be split. */
  around(text: string): string;
  /** Rewrites the literals between replacements. */
  outside(text: string, change: (literal: string) => string): string;
}

/**
 * Replaces known secrets everywhere in a value: inside strings, in other encodings, in numbers and in names.
 */
export function sweep<T>(
  value: unknown,
  known: ValueFinder<T>,
  spelling: SecretReplacer<T>,
  name = '',
): unknown {
  if (known.isEmpty) return value;
  const decoded = rewrite(value, { text: (_, leaf) => sweepText(leaf, known, spelling) }, name);
  return map(decoded, known, spelling);
}

/** Like `sweep`, for a text of unknown format. */
export function sweepText<T>(text: string, known: ValueFinder<T>, spelling: SecretReplacer<T>): string {
  const short = known.short(text);
  return short === undefined ? sweepParts(text, known, spelling) : spelling.write(short);
}

function sweepParts<T>(text: string, known: ValueFinder<T>, spelling: SecretReplacer<T>): string {
  const plain = spelling.outside(text, (literal) =>
    replaced(
      literal,
      known.matches(literal).map(({ start, end, of }) => ({ start, end, by: spelling.write(of) })),
    ),
  );
  return spelling.outside(plain, (literal) => withoutEncoded(literal, known, spelling));
}

interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly by: string;
}

function withoutEncoded<T>(text: string, known: ValueFinder<T>, spelling: SecretReplacer<T>): string {
  const found: Replacement[] = [];
  let done = 0;
  for (const { at, text: part, decoded } of encodedIn(text)) {
    if (at < done || !decoded.some((one) => isWithin(one, known, deepest))) continue;
    done = at + part.length;
    found.push({
      start: at,
      end: done,
      by: encodedExactly(part, decoded, known, spelling) ?? spelling.around(part),
    });
  }
  return replaced(text, found);
}

/** Returns the replacement if the substring is an encoded secret and nothing else. */
function encodedExactly<T>(
  part: string,
  decoded: readonly string[],
  known: ValueFinder<T>,
  spelling: SecretReplacer<T>,
): string | undefined {
  for (const whole of decoded) {
    const [match, more] = known.matches(whole);
    if (match === undefined || more !== undefined || match.end - match.start !== whole.length) continue;
    for (const [name, encode] of Object.entries(encodings))
      if (encode(whole) === part) return spelling.encoded(match.of, name);
  }
  return undefined;
}

function isWithin<T>(text: string, known: ValueFinder<T>, depth: number): boolean {
  if (known.isIn(text)) return true;
  if (depth === 0 || text.length > longestNested) return false;
  for (const { decoded, text: part } of encodedIn(text))
    if (decoded.some((one) => one !== part && isWithin(one, known, depth - 1))) return true;
  return false;
}

function replaced(text: string, replacements: readonly Replacement[]): string {
  if (replacements.length === 0) return text;
  let written = '';
  let done = 0;
  for (const { start, end, by } of replacements) {
    written += text.slice(done, start) + by;
    done = end;
  }
  return written + text.slice(done);
}

function map<T>(value: unknown, known: ValueFinder<T>, spelling: SecretReplacer<T>): unknown {
  if (typeof value === 'string') return sweepText(value, known, spelling);
  if (typeof value === 'number') {
    const [match] = known.matches(String(value));
    return match !== undefined && match.end - match.start === String(value).length
      ? spelling.write(match.of)
      : value;
  }
  if (Array.isArray(value)) return value.map((item) => map(item, known, spelling));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      sweepParts(name, known, spelling),
      map(member, known, spelling),
    ]),
  );
}
