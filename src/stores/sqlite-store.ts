import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { InvalidInputError } from '../invalid-input-error.js';
import type { Change, Condition, ListRange, Store } from '../mock/state/store.js';
import { StoreUnavailableError } from '../mock/state/store-unavailable.js';
import { reasonOf } from '../spec/failure.js';
import { type Database, openDatabase } from './node-sqlite.js';
import { ReadCache } from './read-cache.js';
import { sortable } from './sortable-text.js';
import { explained, sqliteCode } from './sqlite-error.js';
import { entryOf, expiryIn, isUnchanged, numberIn, storedOf, textIn } from './sqlite-rows.js';

export interface SqliteStoreOptions {
  /** The folder of the database, which is created if it does not exist. Only this user may read it. */
  readonly folder: string;
  /** How long a write waits for other processes before it fails, in milliseconds; 5000 if omitted. */
  readonly timeout?: number;
}

/** The version of the tables. A file with a higher one was written by a newer toolkit. */
const format = 1;

/** Marks a file as one of this toolkit: "AtTk" (https://sqlite.org/pragma.html#pragma_application_id). */
const applicationId = 0x41_74_54_6b;

const tables = `
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
  PRAGMA application_id = ${applicationId};
  PRAGMA user_version = ${format};
`;

/** SQLite compares text by its bytes in UTF-8, of which these are the highest. */
const last = '\u{10ffff}';

/** What is done in a transaction, and who waits for it. */
interface Job {
  readonly run: () => unknown;
  readonly resolve: (result: unknown) => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * Opens a store in a folder: state that survives restarts and power failures, and that several processes of this
 * machine share. A write is on the disk when its promise resolves. Needs Node.js 22.13 or later.
 *
 * Throws `InvalidInputError` if the folder cannot be used: it is read-only, its file is damaged or not a database, or
 * a newer version of the toolkit wrote it.
 *
 * @example
 * const authlete = createAuthlete({ store: sqliteStore({ folder: 'authlete-data' }) });
 */
export function sqliteStore({ folder, timeout = 5000 }: SqliteStoreOptions): Store {
  const path = join(folder, 'state.db');
  const database = opened(folder, path);
  const statements = prepared(database);
  const cache = new ReadCache();
  /** Where the next sweep of a collection continues. */
  const sweptTo = new Map<string, string>();
  let queue: Job[] = [];
  let writing: Promise<void> | undefined;

  const unavailable = (error: unknown): StoreUnavailableError =>
    new StoreUnavailableError(`Failed to use the state in ${explained(path, error)}`);

  function read<Result>(query: () => Result): Result {
    try {
      return query();
    } catch (error) {
      throw unavailable(error);
    }
  }

  /** Runs a job in the next transaction. */
  function transact<Result>(run: () => Result): Promise<Result> {
    return new Promise((resolve, reject) => {
      // Safe: the promise is resolved with what `run` returns.
      queue.push({ run, resolve: (result) => resolve(result as Result), reject });
      writing ??= writeQueue();
    });
  }

  /** Writes in turns: all jobs of a turn of the event loop are one transaction, and wait for the disk once. */
  async function writeQueue(): Promise<void> {
    while (queue.length > 0) {
      await nextTurn();
      const jobs = queue;
      queue = [];
      await commit(jobs);
    }
    writing = undefined;
  }

  async function commit(jobs: readonly Job[]): Promise<void> {
    try {
      await begin();
      const results = jobs.map(({ run }) => run());
      database.exec('COMMIT');
      for (const [index, { resolve }] of jobs.entries()) resolve(results[index]);
    } catch (error) {
      rollBack();
      for (const { reject } of jobs) reject(unavailable(error));
    }
  }

  /** Waits for the other processes without blocking this one. */
  async function begin(): Promise<void> {
    const deadline = performance.now() + timeout;
    for (let pause = 1; ; pause = Math.min(2 * pause, 20)) {
      try {
        database.exec('BEGIN IMMEDIATE');
        return;
      } catch (error) {
        if (sqliteCode(error) !== busy || performance.now() > deadline) throw error;
        await wait(pause);
      }
    }
  }

  function rollBack(): void {
    try {
      database.exec('ROLLBACK');
    } catch {
      // SQLite has done it already, or the transaction never began.
    }
  }

  function write(changes: readonly Change[]): number | undefined {
    const failed = changes.findIndex(
      ({ collection, key, when }) => when !== undefined && !holds(when, collection, sortable(key)),
    );
    if (failed >= 0) return failed;
    for (const change of changes) {
      const [collection, key] = [change.collection, sortable(change.key)];
      if (change.op === 'put') {
        const version = numberIn(statements.nextVersion.get(), 'number');
        statements.put.run(collection, key, version, change.expiresAt ?? null, JSON.stringify(change.value));
      } else if (change.op === 'delete') statements.delete.run(collection, key);
    }
    return undefined;
  }

  function holds(when: Condition, collection: string, key: string): boolean {
    const row = statements.version.get(collection, key);
    if (when === 'present') return row !== undefined;
    if (when === 'absent') return row === undefined;
    return row !== undefined && numberIn(row, 'version') === when.version;
  }

  return {
    shared: true,
    get: (collection, key) =>
      read(() => {
        const cached = cache.get(collection, key);
        const row = statements.get.get(
          cached === undefined ? null : Number(cached.version),
          collection,
          sortable(key),
        );
        if (row === undefined) return undefined;
        return isUnchanged(row) && cached !== undefined ? cached : cache.put(collection, key, storedOf(row));
      }),
    write: (changes) => transact(() => write(changes)),
    list: (collection, { prefix = '', start = 0, end = Number.MAX_SAFE_INTEGER }: ListRange = {}) =>
      read(() =>
        statements.list
          .all(collection, sortable(prefix), sortable(prefix) + last, Math.max(0, end - start), start)
          .map((row) => storedOf(row)),
      ),
    count: (collection, prefix = '') =>
      read(() =>
        numberIn(statements.count.get(collection, sortable(prefix), sortable(prefix) + last), 'number'),
      ),
    entries: (prefix) =>
      read(() => statements.entries.all(prefix, prefix + last).map((row) => entryOf(row, prefix))),
    clear: (prefix) => transact(() => void statements.clear.run(prefix, prefix + last)),
    sweep: (collection, now, limit) =>
      transact(() => {
        const rows = statements.sweep.all(collection, sweptTo.get(collection) ?? '', limit);
        const end = rows.at(-1);
        if (end === undefined || rows.length < limit) sweptTo.delete(collection);
        else sweptTo.set(collection, textIn(end, 'key'));
        const expired = rows.filter((row) => (expiryIn(row) ?? Number.POSITIVE_INFINITY) <= now);
        for (const row of expired) statements.delete.run(collection, textIn(row, 'key'));
        return expired.length;
      }),
    async close() {
      await writing;
      database.close();
    },
  };
}

const busy = 5;

/** The callbacks of this turn of the event loop run first, so that their writes join the transaction. */
const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function opened(folder: string, path: string): Database {
  let database: Database | undefined;
  try {
    create(folder, path);
    database = openDatabase(path);
    // Waits for the other processes while it opens.
    database.exec('PRAGMA busy_timeout = 5000');
    mustBeOurs(database, path);
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
    database.exec(`BEGIN IMMEDIATE; ${tables} COMMIT`);
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
  if (version > format)
    throw new InvalidInputError(
      `Failed to open the state in ${path}: it has format ${version}, and this version of authlete-testkit reads formats up to ${format}. Please update authlete-testkit, or choose another folder.`,
    );
}

const pragma = (database: Database, name: string): number =>
  numberIn(database.prepare(`PRAGMA ${name}`).get(), name);

const prepared = (database: Database) => ({
  get: database.prepare(
    'SELECT version, expires_at, CASE version WHEN ? THEN NULL ELSE value END AS value FROM entry WHERE collection = ? AND key = ?',
  ),
  version: database.prepare('SELECT version FROM entry WHERE collection = ? AND key = ?'),
  nextVersion: database.prepare('UPDATE last_version SET number = number + 1 RETURNING number'),
  put: database.prepare(
    'INSERT OR REPLACE INTO entry (collection, key, version, expires_at, value) VALUES (?, ?, ?, ?, ?)',
  ),
  delete: database.prepare('DELETE FROM entry WHERE collection = ? AND key = ?'),
  list: database.prepare(
    'SELECT version, expires_at, value FROM entry WHERE collection = ? AND key >= ? AND key < ? ORDER BY key LIMIT ? OFFSET ?',
  ),
  count: database.prepare(
    'SELECT count(*) AS number FROM entry WHERE collection = ? AND key >= ? AND key < ?',
  ),
  entries: database.prepare(
    'SELECT collection, key, expires_at, value FROM entry WHERE collection >= ? AND collection < ?',
  ),
  clear: database.prepare('DELETE FROM entry WHERE collection >= ? AND collection < ?'),
  sweep: database.prepare(
    'SELECT key, expires_at FROM entry WHERE collection = ? AND key > ? ORDER BY key LIMIT ?',
  ),
});
