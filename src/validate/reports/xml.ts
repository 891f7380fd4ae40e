import { printableLines } from './text.js';

/** Escapes text for XML. Escapes or drops characters that XML 1.0 does not allow (section 2.2). */
export const xmlText = (text: string): string =>
  printableLines(text)
    .replace(/[\p{Cs}\p{Noncharacter_Code_Point}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

type Attributes = Readonly<Record<string, string | number | undefined>>;

/** Builds an element. The content must be XML already. */
export function element(name: string, attributes: Attributes, ...content: readonly string[]): string {
  const given = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${xmlText(String(value)).replaceAll('\n', '&#10;')}"`);
  const opening = `<${name}${given.join('')}`;
  return content.length === 0 ? `${opening}/>` : `${opening}>${content.join('')}</${name}>`;
}
