import { stripVTControlCharacters } from 'node:util';

const columns = (text: string): number => stripVTControlCharacters(text).length;

/** Wraps a text. All lines except the first are indented; longer words are not split. */
export function wrapped(text: string, width: number, indent: number): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const room = width - indent - columns(line) - 1;
    if (line === '') line = word;
    else if (columns(word) <= room) line += ` ${word}`;
    else {
      lines.push(line);
      line = word;
    }
  }
  return [...lines, line].join(`\n${' '.repeat(indent)}`);
}

/** Characters that move the cursor, end a line, or change the direction of text: they can disguise a report. */
const disguising = /[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}]/gu;

/** Replaces characters that can disguise text, such as terminal control sequences, by `escaped` of them. */
export const withoutDisguise = (text: string, escaped: (character: string) => string): string =>
  text.replace(disguising, escaped);

/** Escapes characters that can disguise text, as `\uXXXX`. */
export const printable = (text: string): string => withoutDisguise(text, unicodeEscape);

/** Escapes them in a text of several lines. */
export const printableLines = (text: string): string =>
  withoutDisguise(text, (character) => (character === '\n' ? character : unicodeEscape(character)));

const unicodeEscape = (character: string): string =>
  `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** `1 error`, `2 errors`, `10,000 errors`. */
export const count = (number: number, thing: string): string =>
  `${number.toLocaleString('en')} ${thing}${number === 1 ? '' : 's'}`;
