import { printable } from './text.js';

/** The maximum length of a quoted value. */
const longest = 300;

/**
 * Escapes text for GitHub Flavored Markdown, so that it cannot format, link, or notify people. A zero-width space
 * ends a mention or a reference.
 */
export const plain = (text: string): string =>
  cut(printable(text))
    .replaceAll(/[\\`*_{}[\]<>()#+!|~&$]/g, '\\$&')
    .replaceAll(/@|#/g, '$&\u200b')
    .replaceAll(/:(?=\/\/)/g, ':\u200b');

/** Formats text as code in a table cell. */
export function code(text: string): string {
  const content = cut(printable(text)).replaceAll('|', '\\|');
  const longestRun = Math.max(0, ...(content.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = '`'.repeat(longestRun + 1);
  return longestRun === 0 ? `${fence}${content}${fence}` : `${fence} ${content} ${fence}`;
}

const cut = (text: string): string => (text.length > longest ? `${text.slice(0, longest)}…` : text);
