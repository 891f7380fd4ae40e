import { isArray, isObject, type Json } from '../../spec/json.js';
import { endOfString, jsonShape } from './json-shape.js';
import { NoExchange, noExchange } from './reader.js';

/** What is not JSON may be a body of another kind. */
export class NotJson extends NoExchange {}

/** Deeper than any body of the API is, and not too deep for what walks through a value by recursion. */
export const deepest = 200;

/** More than any body of the API has: what is wrong with each of them takes room, too. */
export const mostValues = 250_000;

/**
 * Reads a JSON text. Throws `NotJson` where it is none, `NoExchange` where it is nested too deeply, has too many
 * values, or names a member twice: RFC 8259, section 4 leaves open which of the two counts, so nothing can be said of it.
 *
 * @param what what the text is, for the reason: `The line`
 */
export function readJson(text: string, what: string, most = mostValues): Json {
  const { depth, members, commas } = jsonShape(text);
  if (commas > most) noExchange(`${what} has more than ${most.toLocaleString('en')} values.`);
  if (depth > deepest)
    noExchange(`${what} is nested ${depth} levels deep: no more than ${deepest} are read.`);
  const value = parse(text, what);
  if (membersOf(value) !== members) noExchange(`${what} names a member twice${firstRepeated(text)}.`);
  return value;
}

/** Without what the parser says, which quotes the text, and with it may be secrets. */
function parse(text: string, what: string): Json {
  try {
    return JSON.parse(text);
  } catch (problem) {
    const position = /position (\d+)/.exec(String(problem))?.[1];
    throw new NotJson(
      `${what} is not JSON${position === undefined ? '' : `: see its character ${position}`}.`,
    );
  }
}

function membersOf(value: Json): number {
  let count = 0;
  if (isArray(value)) for (const item of value) count += membersOf(item);
  if (isObject(value)) for (const name in value) count += 1 + membersOf(value[name] ?? null);
  return count;
}

/** `: its name`, of the first of them. */
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

/** One name can be written in several ways. */
const nameOf = (quoted: string): string => String(JSON.parse(quoted));
