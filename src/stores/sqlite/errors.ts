import { isObject } from '../../json.js';
import { reasonOf } from '../../spec/failure.js';

interface Meaning {
  readonly what: string;
  readonly todo: string;
}

/** What the primary result codes of SQLite mean here (https://sqlite.org/rescode.html). */
const meanings: Readonly<Record<number, Meaning>> = {
  3: { what: 'the file may not be opened', todo: 'Please give this user the right to read and write it.' },
  5: {
    what: 'another process has locked it for too long',
    todo: 'Please end the process that holds it, such as a backup or a shell of sqlite3.',
  },
  8: {
    what: 'it may only be read',
    todo: 'Please give this user the right to write to it and to its folder.',
  },
  10: { what: 'reading or writing the disk failed', todo: 'Please check the disk, and then start again.' },
  11: { what: 'it is damaged', todo: 'Please replace it with a copy, or start with an empty folder.' },
  13: { what: 'the disk is full', todo: 'Please free some space. No restart is needed.' },
  14: { what: 'it cannot be opened', todo: 'Please check that the folder exists and may be written to.' },
  26: { what: 'it is not a database', todo: 'Please choose another folder, or remove the file.' },
};

/** The primary result code of an error of SQLite; `undefined` for other errors. */
export const sqliteCode = (error: unknown): number | undefined =>
  isObject(error) && typeof error['errcode'] === 'number' ? error['errcode'] & 0xff : undefined;

/** Says what is wrong with a database file, and what to do. */
export function explained(path: string, error: unknown): string {
  const meaning = meanings[sqliteCode(error) ?? 0];
  return meaning === undefined ? `${path}: ${reasonOf(error)}.` : `${path}: ${meaning.what}. ${meaning.todo}`;
}
