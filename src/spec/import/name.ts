import type { JsonObject } from '../json.js';
import { memberOf } from '../json.js';

export type NameStyle = 'PascalCase' | 'snake_case';

/** Detects how the document names its components, to name new ones in the same style. */
export function styleOf(names: readonly string[]): NameStyle {
  const capitals = names.filter((name) => /^[A-Z]/.test(name)).length;
  return capitals * 2 > names.length ? 'PascalCase' : 'snake_case';
}

export function styled(words: readonly string[], style: NameStyle): string {
  return style === 'PascalCase'
    ? words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')
    : words.map((word) => word.toLowerCase()).join('_');
}

/**
 * Yields names for the schema at a pointer, the shortest first:
 * `…/Client/properties/clientRegistrationTypes/items` gives `clientRegistrationType`, then
 * `clientClientRegistrationType`.
 */
export function* candidateNames(root: JsonObject, tokens: readonly string[]): Generator<string[]> {
  const owner = ownerWords(root, tokens);
  const own = ownWords(tokens);
  if (own.length > 0) yield own;
  yield [...owner, ...own];
  for (let n = 2; ; n++) yield [...owner, ...own, String(n)];
}

/** Returns the words of the property at the end of the pointer, in the singular for array items. */
function ownWords(tokens: readonly string[]): string[] {
  const property = tokens.findLastIndex((token) => /^(properties|\$defs|definitions)$/.test(token));
  const name = property < 0 ? undefined : tokens[property + 1];
  if (name === undefined) return [];
  return wordsOf(tokens[property + 2] === 'items' ? singular(name) : name);
}

/** Returns the words of the component or operation at the start of the pointer. */
function ownerWords(root: JsonObject, tokens: readonly string[]): string[] {
  const [section, first = '', second = ''] = tokens;
  if (section !== 'paths') return wordsOf(second);
  const operation = memberOf(memberOf(memberOf(root, 'paths') ?? null, first) ?? null, second);
  const operationId = memberOf(operation ?? null, 'operationId');
  const words =
    typeof operationId === 'string'
      ? wordsOf(operationId.replace(/_api$/, ''))
      : wordsOf(first.replace(/^\/api/, '').replace(/\{[^}]*\}/g, ''));
  const [place, status = ''] = tokens.slice(3);
  if (place === 'requestBody') return [...words, 'request'];
  if (place === 'responses') return [...words, 'response', ...(status.startsWith('2') ? [] : [status])];
  return words;
}

function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== '');
}

function singular(name: string): string {
  if (/ies$/.test(name)) return name.replace(/ies$/, 'y');
  if (/(ss|us|is)$/.test(name)) return name;
  return name.replace(/s$/, '');
}
