import type { Place } from '../exchange.js';

/** Returns a function that builds the command to recheck one exchange, with the same reading options. */
export const rerunWith =
  (options: readonly string[] = []) =>
  ({ source, number }: Place): string =>
    ['authlete-testkit validate', shellWord(source), '--entry', number, ...options.map(shellWord)].join(' ');

/** Quotes a word for a POSIX shell if it has special characters. */
export const shellWord = (text: string): string =>
  /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
