import type { Place } from '../exchange.js';
import { printable, withoutDisguise } from './text.js';

/** Returns a function that builds the command to recheck one exchange, with the same reading options. */
export const rerunWith =
  (options: readonly string[] = []) =>
  ({ source, number }: Place): string =>
    ['authlete-testkit validate', shellWord(source), '--entry', number, ...options.map(shellWord)].join(' ');

/** Quotes a word for a POSIX shell if it has special characters. */
export function shellWord(text: string): string {
  if (/^[\w@%+=:,./-]+$/.test(text)) return text;
  if (printable(text) === text) return `'${text.replaceAll("'", `'\\''`)}'`;
  // Dollar-single-quotes (POSIX.1-2024, section 2.2.4).
  return `$'${withoutDisguise(text.replace(/['\\]/g, '\\$&'), octal)}'`;
}

const octal = (character: string): string =>
  [...Buffer.from(character)].map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('');
