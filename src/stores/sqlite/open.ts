import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { InvalidInputError } from '../../invalid-input-error.js';
import { reasonOf } from '../../spec/failure.js';
import { explained, sqliteCode } from './errors.js';
import { type Database, openDatabase } from './node-sqlite.js';
import { bucketTables } from './ranks.js';
import { numberIn } from './rows.js';

/** The version of the tables. 0 is a new file. */
const format = 3;

/** Marks a file as one of this toolkit: "AtTk" (https://sqlite.org/pragma.html#pragma_application_id). */
const applicationId = 0x41_74_54_6b;

/** What a database file contains, and when its transactions are over. */
export interface Content {
  readonly tables: string;
  /** `FULL` waits for the disk, `OFF` does not: a power failure may then damage the file. */
  readonly synchronous: 'FULL' | 'OFF';
}

/** The state. */
export const state: Content = {
  synchronous: 'FULL',
  tables: `
  CREATE TABLE IF NOT EXISTS entry (
    collection TEXT NOT NULL,
    key TEXT NOT NULL,
    version INTEGER NOT NULL,
    expires_at REAL,
    value TEXT NOT NULL,
    PRIMARY KEY (collection, key)
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS last_version (number INTEGER NOT NULL);
  INSERT INTO last_version SELECT 0 WHERE NOT EXISTS (SELECT 1 FROM last_version);
  ${bucketTables}
`,
};

const stamp = `PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${format};`;

/** Opens a database in a folder, or creates it. Throws `InvalidInputError` if the folder or the file cannot be used. */
export function openIn(folder: string, path: string, { tables, synchronous }: Content): Database {
  let database: Database | undefined;
  try {
    create(folder, path);
    database = openDatabase(path);
    // Waits for the other processes while it opens.
    database.exec('PRAGMA busy_timeout = 5000');
    mustBeOurs(database, path);
    database.exec(
      `PRAGMA journal_mode = WAL; PRAGMA synchronous = ${synchronous}; PRAGMA recursive_triggers = ON`,
    );
    database.exec(`BEGIN IMMEDIATE; ${tables} ${stamp} COMMIT`);
    database.exec('PRAGMA busy_timeout = 0');
    return database;
  } catch (error) {
    database?.close();
    if (error instanceof InvalidInputError) throw error;
    throw new InvalidInputError(
      `Failed to open the state in ${sqliteCode(error) === undefined ? reasonOf(error) : explained(path, error)}`,
    );
  }
}

/** Creates the folder and the file, unless they exist. Keys and tokens are in it, so only this user may read it. */
function create(folder: string, path: string): void {
  try {
    if (!existsSync(folder)) mkdirSync(folder, { mode: 0o700 });
    closeSync(openSync(path, 'a', 0o600));
  } catch (error) {
    throw new InvalidInputError(
      `Failed to keep the state in ${folder}: ${reasonOf(error)}. Please choose a folder that this user can write to.`,
    );
  }
}

function mustBeOurs(database: Database, path: string): void {
  const id = pragma(database, 'application_id');
  const version = pragma(database, 'user_version');
  if (
    id !== applicationId &&
    numberIn(database.prepare('SELECT count(*) AS number FROM sqlite_master').get(), 'number') > 0
  )
    throw new InvalidInputError(
      `Failed to open the state in ${path}: another program wrote this database. Please choose another folder.`,
    );
  if (id === applicationId && version !== format)
    throw new InvalidInputError(
      `Failed to open the state in ${path}: it has format ${version}, and this version of authlete-testkit reads format ${format}. Please use the version that wrote it, or choose another folder.`,
    );
}

const pragma = (database: Database, name: string): number =>
  numberIn(database.prepare(`PRAGMA ${name}`).get(), name);
