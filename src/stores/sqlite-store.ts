import { join } from 'node:path';
import { type Change, holds, type ListRange, type Store } from '../mock/state/store.js';
import { StoreUnavailableError } from '../mock/state/store-unavailable.js';
import { ReadCache } from './read-cache.js';
import { sortable } from './sortable-text.js';
import { explained } from './sqlite/errors.js';
import { logContent, SqliteLog } from './sqlite/log.js';
import type { Database } from './sqlite/node-sqlite.js';
import { openIn, state } from './sqlite/open.js';
import {
  bucketQuery,
  bucketsQuery,
  full,
  partWith,
  rankQuery,
  shelfQuery,
  shelvesQuery,
} from './sqlite/ranks.js';
import { entryOf, expiryIn, isUnchanged, numberIn, numbersIn, storedOf, textIn } from './sqlite/rows.js';
import { Transactions } from './sqlite/transactions.js';

export interface SqliteStoreOptions {
  /** The folder of the database, which is created if it does not exist. Only this user may read it. */
  readonly folder: string;
  /** How long a write waits for other processes before it fails, in milliseconds; 5000 if omitted. */
  readonly timeout?: number;
}

/** SQLite compares text by its bytes in UTF-8, of which these are the highest. */
const last = '\u{10ffff}';

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
  const database = openIn(folder, path, state);
  const statements = prepared(database);
  const unavailable = unavailableIn(path);
  const transactions = new Transactions(database, timeout, unavailable);
  const log = openLog(folder, timeout);
  const cache = new ReadCache();
  /** Where the next sweep of a collection continues. */
  const sweptTo = new Map<string, string>();

  function read<Result>(query: () => Result): Result {
    try {
      return query();
    } catch (error) {
      throw unavailable(error);
    }
  }

  /** The changes of a write get the same version. */
  function write(changes: readonly Change[]): number | undefined {
    const failed = changes.findIndex(
      ({ collection, key, when }) => when !== undefined && !holds(when, versionOf(collection, key)),
    );
    if (failed >= 0) return failed;
    const version = numberIn(statements.nextVersion.get(), 'number');
    for (const change of changes) {
      const [collection, key] = [change.collection, sortable(change.key)];
      if (change.op === 'put')
        statements.put.run(collection, key, version, change.expiresAt ?? null, JSON.stringify(change.value));
      else if (change.op === 'delete') statements.delete.run(collection, key);
    }
    return undefined;
  }

  function versionOf(collection: string, key: string): { readonly version: number } | undefined {
    const row = statements.version.get(collection, sortable(key));
    return row === undefined ? undefined : { version: numberIn(row, 'version') };
  }

  /** The number of entries of a collection before a key. */
  const rank = (collection: string, key: string): number =>
    key === '' ? 0 : numberIn(statements.rank.get(collection, key), 'number');

  /** Finds a key not far before the entry with an index, among those from a key on, and how many of them are before it. */
  function placeOf(collection: string, from: string, index: number): { first: string; skipped: number } {
    if (index < full) return { first: from, skipped: 0 };
    const rankOfFrom = rank(collection, from);
    const wanted = rankOfFrom + index;
    const shelf = partWith(wanted, numbersIn(statements.shelves.get(collection), 'counts'));
    if (shelf === undefined) return { first: from, skipped: 0 };
    const lowOfShelf = textIn(statements.shelf.get(collection, shelf.number), 'low');
    const counts = numbersIn(statements.buckets.get(collection, lowOfShelf), 'counts');
    const bucket = partWith(wanted - shelf.before, counts) ?? { number: 0, before: 0 };
    const low = textIn(statements.bucket.get(collection, lowOfShelf, bucket.number), 'low');
    const skipped = shelf.before + bucket.before - rankOfFrom;
    return low <= from ? { first: from, skipped: 0 } : { first: low, skipped };
  }

  return {
    shared: true,
    log,
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
    write: (changes) => transactions.run(() => write(changes)),
    list: (collection, { prefix = '', start = 0, end = Number.MAX_SAFE_INTEGER }: ListRange = {}) =>
      read(() => {
        const { first, skipped } = placeOf(collection, sortable(prefix), start);
        return statements.list
          .all(collection, first, sortable(prefix) + last, Math.max(0, end - start), start - skipped)
          .map((row) => storedOf(row));
      }),
    count: (collection, prefix = '') =>
      read(() => rank(collection, sortable(prefix) + last) - rank(collection, sortable(prefix))),
    entries: (prefix) =>
      read(() => statements.entries.all(prefix, prefix + last).map((row) => entryOf(row, prefix))),
    clear: (prefix) => transactions.run(() => void statements.clear.run(prefix, prefix + last)),
    sweep: (collection, now, limit) =>
      transactions.run(() => {
        const rows = statements.sweep.all(collection, sweptTo.get(collection) ?? '', limit);
        const end = rows.at(-1);
        if (end === undefined || rows.length < limit) sweptTo.delete(collection);
        else sweptTo.set(collection, textIn(end, 'key'));
        const expired = rows.filter((row) => (expiryIn(row) ?? Number.POSITIVE_INFINITY) <= now);
        for (const row of expired) statements.delete.run(collection, textIn(row, 'key'));
        return expired.length;
      }),
    async close() {
      await transactions.ended();
      database.close();
      await log.close();
    },
  };
}

function openLog(folder: string, timeout: number): SqliteLog {
  const path = join(folder, 'journal.db');
  return new SqliteLog(openIn(folder, path, logContent), timeout, unavailableIn(path));
}

const unavailableIn =
  (path: string) =>
  (error: unknown): StoreUnavailableError =>
    new StoreUnavailableError(`Failed to use the state in ${explained(path, error)}`);

const prepared = (database: Database) => ({
  get: database.prepare(
    'SELECT version, expires_at, CASE version WHEN ? THEN NULL ELSE value END AS value FROM entry WHERE collection = ? AND key = ?',
  ),
  version: database.prepare('SELECT version FROM entry WHERE collection = ? AND key = ?'),
  nextVersion: database.prepare('UPDATE last_version SET number = number + 1 RETURNING number'),
  put: database.prepare(
    'INSERT INTO entry (collection, key, version, expires_at, value) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET version = excluded.version, expires_at = excluded.expires_at, value = excluded.value',
  ),
  delete: database.prepare('DELETE FROM entry WHERE collection = ? AND key = ?'),
  list: database.prepare(
    'SELECT version, expires_at, value FROM entry WHERE collection = ? AND key >= ? AND key < ? ORDER BY key LIMIT ? OFFSET ?',
  ),
  rank: database.prepare(rankQuery),
  shelves: database.prepare(shelvesQuery),
  shelf: database.prepare(shelfQuery),
  buckets: database.prepare(bucketsQuery),
  bucket: database.prepare(bucketQuery),
  entries: database.prepare(
    'SELECT collection, key, expires_at, value FROM entry WHERE collection >= ? AND collection < ?',
  ),
  clear: database.prepare('DELETE FROM entry WHERE collection >= ? AND collection < ?'),
  sweep: database.prepare(
    'SELECT key, expires_at FROM entry WHERE collection = ? AND key > ? ORDER BY key LIMIT ?',
  ),
});
