import { isObject } from '../../json.js';
import { isArray, type Json } from '../../spec/json.js';
import { endOfString, jsonShape } from './json-shape.js';
import { NoExchange, noExchange } from './reader.js';
import { remember, restore, type Shortened, shortened } from './repeated-view.js';

/** Thrown for a text that is not JSON; it may be another kind of body. */
export class NotJson extends NoExchange {}

/** Deeper than any API body, and shallow enough for recursive code. */
export const deepest = 200;

/** More than any API body has. The limit also bounds the memory for findings. */
export const mostValues = 250_000;

/**
 * Parses a JSON text. Throws `NotJson` if it is not JSON, and `NoExchange` if it is nested too deeply, has
 * too many values, or repeats a member name: RFC 8259, section 4 does not define which one counts.
 *
 * @param what the name of the text in error messages: `The line`
 */
export function readJson(text: string, what: string, most = mostValues): Json {
  const short = shortened(text);
  const known = short && readShortened(short, most);
  if (known !== undefined) return known;
  const value = readWhole(text, what, most);
  remember(text, value);
  return value;
}

/** Returns `undefined` if the text has to be read as a whole. */
function readShortened({ rest, view }: Shortened, most: number): Json | undefined {
  const { depth, members, commas } = jsonShape(rest);
  if (commas + view.shape.commas > most || depth + view.shape.depth > deepest) return undefined;
  try {
    const value: Json = JSON.parse(rest);
    return membersOf(value) === members && restore(value, view) ? value : undefined;
  } catch {
    // The error is reported with its position in the whole text.
    return undefined;
  }
}

function readWhole(text: string, what: string, most: number): Json {
  const { depth, members, commas } = jsonShape(text);
  if (commas > most) noExchange(`${what} has more than ${most.toLocaleString('en')} values.`);
  if (depth > deepest) noExchange(`${what} is nested ${depth} levels deep. The limit is ${deepest}.`);
  const value = parse(text, what);
  if (membersOf(value) !== members) noExchange(`${what} has a duplicate member${firstRepeated(text)}.`);
  return value;
}

/** Drops the parser's message, because it quotes the text, which may contain secrets. */
function parse(text: string, what: string): Json {
  try {
    return JSON.parse(text);
  } catch (problem) {
    const position = /position (\d+)/.exec(String(problem))?.[1];
    throw new NotJson(
      `${what} is not JSON${position === undefined ? '' : `: the error is at character ${position}`}.`,
    );
  }
}

function membersOf(value: Json): number {
  let count = 0;
  if (isArray(value)) {
    for (const item of value) if (typeof item === 'object') count += membersOf(item);
  } else if (isObject(value)) {
    for (const name in value) {
      const member = value[name];
      count += typeof member === 'object' ? 1 + membersOf(member) : 1;
    }
  }
  return count;
}

/** Returns `: its name` for the first repeated name. */
function firstRepeated(text: string): string {
  const open: Set<string>[] = [];
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '{' || text[at] === '[') open.push(new Set());
    else if (text[at] === '}' || text[at] === ']') open.pop();
    if (text[at] !== '"') continue;
    const start = at;
    at = endOfString(text, start);
    if (!/^\s*:/.test(text.slice(at + 1, at + 100))) continue;
    const name = text.slice(start, at + 1);
    const names = open.at(-1);
    if (names?.has(nameOf(name))) return `: ${name.slice(0, 40)}`;
    names?.add(nameOf(name));
  }
  return '';
}

/** Different escapes can spell the same name. */
const nameOf = (quoted: string): string => String(JSON.parse(quoted));
