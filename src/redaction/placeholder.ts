/**
 * What a placeholder stands for: `ticket:1`, the value of a member of a key (`key:1.x`), a hash of a value
 * (`sha256(accessToken:1)`), or what a value is the hash of (`codeVerifier(codeChallenge:1)`).
 */
export type Reference = string;

const reference = String.raw`[A-Za-z]\w*:[1-9]\d*(?:\.\w+)?|[A-Za-z]\w*\([A-Za-z]\w*:[1-9]\d*\)`;
const anyPlaceholder = new RegExp(String.raw`\{\{(${reference})\}\}`, 'g');
const onePlaceholder = new RegExp(String.raw`^\{\{(${reference})\}\}$`);
/** Text that reads like a placeholder and is none, as it came and as it is written. */
const toEscape = new RegExp(String.raw`\{\{(?=!*(?:${reference})\}\})`, 'g');
const escaped = new RegExp(String.raw`\{\{!(?=!*(?:${reference})\}\})`, 'g');

export const placeholder = (of: Reference): string => `{{${of}}}`;

/** What a text stands for that is one placeholder and nothing else. */
export const onlyReference = (text: string): Reference | undefined => onePlaceholder.exec(text)?.[1];

export const referencesIn = (text: string): Reference[] =>
  [...text.matchAll(anyPlaceholder)].map(([, found = '']) => found);

/** What stands before, between and after the placeholders of a text. */
export const literalsOf = (text: string): string[] =>
  text
    .split(anyPlaceholder)
    .filter((_, index) => index % 2 === 0)
    .map(unescapeLiteral);

/** Rebuilds a text from its placeholders and what stands between them. */
export function splice(
  text: string,
  onReference: (of: Reference) => string,
  onLiteral: (literal: string) => string,
): string {
  if (!text.includes('{{')) return onLiteral(text);
  // A text that is split by an expression with one group has what the group caught at the odd places.
  return text
    .split(anyPlaceholder)
    .map((part, index) => (index % 2 === 1 ? onReference(part) : part === '' ? '' : onLiteral(part)))
    .join('');
}

/** Changes what stands between the placeholders. */
export const aroundPlaceholders = (text: string, change: (literal: string) => string): string =>
  splice(text, placeholder, change);

/** A text from outside, so that nothing in it reads like a placeholder. */
export const escapeLiteral = (text: string): string => text.replace(toEscape, '{{!');

export const unescapeLiteral = (text: string): string => text.replace(escaped, '{{');

/** `ticket` for `ticket:1`, and what a hash or the member of a key is of. */
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
