/**
 * The contents of a placeholder: `ticket:1`, a member of a key (`key:1.x`), the hash of a value
 * (`sha256(accessToken:1)`), or the preimage of a value (`codeVerifier(codeChallenge:1)`).
 */
export type Reference = string;

const reference = String.raw`[A-Za-z]\w*:[1-9]\d*(?:\.\w+)?|[A-Za-z]\w*\([A-Za-z]\w*:[1-9]\d*\)`;
const anyPlaceholder = new RegExp(String.raw`\{\{(${reference})\}\}`, 'g');
const onePlaceholder = new RegExp(String.raw`^\{\{(${reference})\}\}$`);
/** Literal text that looks like a placeholder, escaped or not. */
const toEscape = new RegExp(String.raw`\{\{(?=!*(?:${reference})\}\})`, 'g');
const escaped = new RegExp(String.raw`\{\{!(?=!*(?:${reference})\}\})`, 'g');

export const placeholder = (of: Reference): string => `{{${of}}}`;

/** Returns the reference of a text that consists of exactly one placeholder. */
export const onlyReference = (text: string): Reference | undefined =>
  text.startsWith('{{') ? onePlaceholder.exec(text)?.[1] : undefined;

export const referencesIn = (text: string): Reference[] =>
  [...text.matchAll(anyPlaceholder)].map(([, found = '']) => found);

/** Returns the literals before, between and after the placeholders of a text. */
export const literalsOf = (text: string): string[] =>
  text
    .split(anyPlaceholder)
    .filter((_, index) => index % 2 === 0)
    .map(unescapeLiteral);

/** Rebuilds a text from its literals and placeholders. */
export function splice(
  text: string,
  onReference: (of: Reference) => string,
  onLiteral: (literal: string) => string,
): string {
  if (!text.includes('{{')) return onLiteral(text);
  // Splitting by a regular expression with one group puts the captures at the odd indices.
  return text
    .split(anyPlaceholder)
    .map((part, index) => (index % 2 === 1 ? onReference(part) : part === '' ? '' : onLiteral(part)))
    .join('');
}

/** Changes the literals between the placeholders. */
export const aroundPlaceholders = (text: string, change: (literal: string) => string): string =>
  splice(text, placeholder, change);

/** Escapes literal text so that nothing in it looks like a placeholder. */
export const escapeLiteral = (text: string): string => text.replace(toEscape, '{{!');

export const unescapeLiteral = (text: string): string => text.replace(escaped, '{{');

/**
 * Splits a reference: the type of `ticket:1` is `ticket`; hashes and key members also have a base reference.
 */
export function parse(of: Reference): {
  readonly type: string;
  readonly base: Reference;
  readonly call?: string;
  readonly member?: string;
} {
  const [, call, inner] = /^(\w+)\((.*)\)$/.exec(of) ?? [];
  const [base = '', member] = (inner ?? of).split('.');
  return {
    type: base.replace(/:\d+$/, ''),
    base,
    ...(call !== undefined && { call }),
    ...(member !== undefined && { member }),
  };
}
