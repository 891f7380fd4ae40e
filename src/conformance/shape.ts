import { isObject } from '../json.js';
import { isArray, type Json } from '../spec/json.js';
import type { HttpExchange } from '../validate/exchange.js';

/**
 * The paths of a response's members and their types: `/scopes/[]/name` is `string`. Contains no values;
 * `null` counts as absent.
 */
export type Shape = ReadonlyMap<string, string>;

export function shapeOf({ response }: HttpExchange): Shape {
  const found = new Map<string, Set<string>>();
  if (response.kind === 'text') note(found, '', 'text');
  // The value was parsed from JSON.
  if (response.kind === 'json') add(found, '', response.value as Json);
  return new Map([...found].map(([path, kinds]) => [path, [...kinds].sort().join(' or ')]));
}

type Found = Map<string, Set<string>>;

function add(found: Found, path: string, value: Json): void {
  if (value === null) return;
  if (isArray(value)) {
    note(found, path, 'array');
    for (const item of value) add(found, `${path}/[]`, item);
  } else if (isObject(value)) {
    note(found, path, 'object');
    addMembers(found, path, value);
  } else if (typeof value === 'string' && path === '/responseContent') addContent(found, path, value);
  else note(found, path, typeof value);
}

function addMembers(found: Found, path: string, object: Readonly<Record<string, Json>>): void {
  for (const [name, member] of Object.entries(object)) add(found, `${path}/${name}`, member);
}

/** Adds the content for the client: its format, and its members or parameters. */
function addContent(found: Found, path: string, content: string): void {
  const json = objectIn(content);
  if (json !== undefined) {
    note(found, path, 'string of JSON');
    addMembers(found, path, json);
  } else if (URL.canParse(content)) {
    note(found, path, 'string of a URI');
    const { searchParams, hash } = new URL(content);
    for (const name of searchParams.keys()) note(found, `${path}?${name}`, 'parameter');
    for (const name of new URLSearchParams(hash.slice(1)).keys()) note(found, `${path}#${name}`, 'parameter');
  } else note(found, path, forms.find(([form]) => form.test(content))?.[1] ?? 'string');
}

const forms: readonly (readonly [RegExp, string])[] = [
  [/<form\b/i, 'string of HTML'],
  [/^(Bearer|DPoP)\b/, 'string of a challenge'],
  [/^[\w-]+\.[\w-]*\.[\w-]*(\.[\w-]*\.[\w-]*)?$/, 'string of a JWT'],
];

function objectIn(text: string): Readonly<Record<string, Json>> | undefined {
  try {
    const value: Json = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function note(found: Found, path: string, kind: string): void {
  const kinds = found.get(path) ?? new Set();
  found.set(path, kinds.add(kind));
}
