import type { Place } from '../exchange.js';

/** The command that checks one exchange again, with the options that read the file as it was read. */
export const rerunWith =
  (options: readonly string[] = []) =>
  ({ source, number }: Place): string =>
    ['authlete-testkit validate', shellWord(source), '--entry', number, ...options.map(shellWord)].join(' ');

/** For a POSIX shell: as it is where nothing in it means something to one. */
export const shellWord = (text: string): string =>
  /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
