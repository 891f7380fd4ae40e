/** How many entries a bucket has when it is split. */
export const full = 400;

/** How many buckets a shelf has when it is split. */
const fullShelf = 128;

/** Selects the row of a table that has a place: the last one that begins at it or before. */
const owner = (table: 'bucket' | 'shelf', row: 'NEW' | 'OLD', place: 'key' | 'low'): string =>
  `collection = ${row}.collection AND low = (SELECT max(low) FROM ${table} WHERE collection = ${row}.collection AND low <= ${row}.${place})`;

/** Selects the row that a trigger is about, and the one after it. */
const same = 'collection = NEW.collection AND low = NEW.low';
const next = (table: 'bucket' | 'shelf'): string =>
  `collection = NEW.collection AND low = (SELECT min(low) FROM ${table} WHERE collection = NEW.collection AND low > NEW.low)`;

/** Adds the next row to one that has shrunk to a quarter, if both together are at most half full. Deletes empty rows. */
const merge = (table: 'bucket' | 'shelf', size: 'count' | 'buckets', most: number): string => {
  const sums = table === 'bucket' ? ['count'] : ['count', 'buckets'];
  const added = sums.map((sum) => `${sum} = ${sum} + (SELECT ${sum} FROM ${table} WHERE ${next(table)})`);
  return `
  CREATE TRIGGER IF NOT EXISTS ${table}_merge AFTER UPDATE OF ${size} ON ${table}
  WHEN NEW.${size} < OLD.${size} AND NEW.${size} BETWEEN 1 AND ${most / 4} BEGIN
    UPDATE ${table} SET ${added.join(', ')}
      WHERE ${same} AND (SELECT ${size} FROM ${table} WHERE ${next(table)}) <= ${most / 2} - NEW.${size};
    DELETE FROM ${table} WHERE ${next(table)} AND (SELECT ${size} FROM ${table} WHERE ${same}) > NEW.${size};
  END;
  CREATE TRIGGER IF NOT EXISTS ${table}_empty AFTER UPDATE OF ${size} ON ${table} WHEN NEW.${size} = 0 BEGIN
    DELETE FROM ${table} WHERE ${same};
  END;`;
};

/**
 * The numbers of entries in ranges of keys, which triggers keep: SQLite itself counts and skips entries one by one. A bucket
 * has the entries from the key `low` to the next bucket, and a shelf has the buckets from `low` to the next shelf. Both are
 * split when they are full. To find the entry with some index among a million, SQLite adds up about 50 shelves and
 * 100 buckets, and skips at most 400 entries. The triggers need `PRAGMA recursive_triggers`.
 */
export const bucketTables = `
  CREATE TABLE IF NOT EXISTS bucket (
    collection TEXT NOT NULL,
    low TEXT NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (collection, low)
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS shelf (
    collection TEXT NOT NULL,
    low TEXT NOT NULL,
    count INTEGER NOT NULL,
    buckets INTEGER NOT NULL,
    PRIMARY KEY (collection, low)
  ) WITHOUT ROWID;
  CREATE TRIGGER IF NOT EXISTS entry_insert AFTER INSERT ON entry BEGIN
    INSERT OR IGNORE INTO bucket VALUES (NEW.collection, '', 0);
    UPDATE bucket SET count = count + 1 WHERE ${owner('bucket', 'NEW', 'key')};
  END;
  CREATE TRIGGER IF NOT EXISTS entry_delete AFTER DELETE ON entry BEGIN
    UPDATE bucket SET count = count - 1 WHERE ${owner('bucket', 'OLD', 'key')};
  END;
  CREATE TRIGGER IF NOT EXISTS bucket_insert AFTER INSERT ON bucket BEGIN
    INSERT OR IGNORE INTO shelf VALUES (NEW.collection, '', 0, 0);
    UPDATE shelf SET count = count + NEW.count, buckets = buckets + 1 WHERE ${owner('shelf', 'NEW', 'low')};
  END;
  CREATE TRIGGER IF NOT EXISTS bucket_delete AFTER DELETE ON bucket BEGIN
    UPDATE shelf SET count = count - OLD.count, buckets = buckets - 1 WHERE ${owner('shelf', 'OLD', 'low')};
  END;
  CREATE TRIGGER IF NOT EXISTS bucket_count AFTER UPDATE OF count ON bucket BEGIN
    UPDATE shelf SET count = count + NEW.count - OLD.count WHERE ${owner('shelf', 'NEW', 'low')};
    INSERT INTO bucket SELECT NEW.collection, key, NEW.count - ${full / 2} FROM (
      SELECT key FROM entry WHERE NEW.count >= ${full} AND collection = NEW.collection AND key >= NEW.low
      ORDER BY key LIMIT 1 OFFSET ${full / 2}
    );
    UPDATE bucket SET count = ${full / 2} WHERE NEW.count >= ${full} AND ${same};
  END;
  ${merge('bucket', 'count', full)}
  CREATE TRIGGER IF NOT EXISTS shelf_split AFTER UPDATE OF buckets ON shelf WHEN NEW.buckets >= ${fullShelf} BEGIN
    INSERT INTO shelf SELECT NEW.collection, min(low), sum(count), count(*) FROM (
      SELECT low, count FROM bucket WHERE collection = NEW.collection AND low >= NEW.low
      ORDER BY low LIMIT ${fullShelf / 2} OFFSET ${fullShelf / 2}
    );
    UPDATE shelf SET count = count - (SELECT count FROM shelf WHERE ${next('shelf')}), buckets = ${fullShelf / 2}
      WHERE ${same};
  END;
  ${merge('shelf', 'buckets', fullShelf)}
`;

/** Counts the entries of a collection before a key. */
export const rankQuery = `
  SELECT
    (SELECT coalesce(sum(count), 0) FROM shelf WHERE collection = ?1 AND low < own.low) +
    (SELECT coalesce(sum(count), 0) FROM bucket WHERE collection = ?1 AND low >= own.low AND low < inner.low) +
    (SELECT count(*) FROM entry WHERE collection = ?1 AND key >= inner.low AND key < ?2) AS number
  FROM
    (SELECT max(low) AS low FROM shelf WHERE collection = ?1 AND low <= ?2) AS own,
    (SELECT max(low) AS low FROM bucket WHERE collection = ?1 AND low <= ?2) AS inner`;

/** The numbers of entries in all shelves of a collection, as a JSON array: a row for each would take longer. */
export const shelvesQuery =
  'SELECT json_group_array(count) AS counts FROM (SELECT count FROM shelf WHERE collection = ? ORDER BY low)';

/** Finds where a shelf begins. */
export const shelfQuery = 'SELECT low FROM shelf WHERE collection = ? ORDER BY low LIMIT 1 OFFSET ?';

/** The numbers of entries in the buckets of a shelf, and possibly in some after it, as a JSON array. */
export const bucketsQuery = `SELECT json_group_array(count) AS counts FROM (
  SELECT count FROM bucket WHERE collection = ? AND low >= ? ORDER BY low LIMIT ${fullShelf}
)`;

/** Finds where a bucket of a shelf begins. */
export const bucketQuery =
  'SELECT low FROM bucket WHERE collection = ? AND low >= ? ORDER BY low LIMIT 1 OFFSET ?';

/** Finds the part that has the entry with an index, and how many entries are before it. If none has it, the last one. */
export function partWith(
  index: number,
  counts: readonly number[],
): { readonly number: number; readonly before: number } | undefined {
  let before = 0;
  for (const [number, count] of counts.entries()) {
    if (index < before + count || number === counts.length - 1) return { number, before };
    before += count;
  }
  return undefined;
}
