/** How many entries a bucket has when it is split. */
export const full = 2000;

/** How many of them stay in it. */
const half = 1000;

/** The bucket of a key: the last one that begins at it or before. */
const bucketOf = (row: 'NEW' | 'OLD'): string =>
  `collection = ${row}.collection AND low = (SELECT max(low) FROM bucket WHERE collection = ${row}.collection AND low <= ${row}.key)`;

/**
 * The numbers of entries in ranges of keys, which triggers keep: SQLite itself counts and skips entries one by one. A bucket
 * has the entries from the key `low` to the next bucket, and is split when it is full. To find the entry with some
 * index among a million, SQLite adds up a thousand buckets and skips at most 2000 entries.
 */
export const bucketTables = `
  CREATE TABLE IF NOT EXISTS bucket (
    collection TEXT NOT NULL,
    low TEXT NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (collection, low)
  ) WITHOUT ROWID;
  CREATE TRIGGER IF NOT EXISTS count_insert AFTER INSERT ON entry BEGIN
    INSERT OR IGNORE INTO bucket VALUES (NEW.collection, '', 0);
    UPDATE bucket SET count = count + 1 WHERE ${bucketOf('NEW')};
    INSERT INTO bucket
      SELECT collection, (
        SELECT key FROM entry WHERE entry.collection = bucket.collection AND key >= low
        ORDER BY key LIMIT 1 OFFSET ${half}
      ), count - ${half}
      FROM bucket WHERE ${bucketOf('NEW')} AND count >= ${full};
    UPDATE bucket SET count = ${half} WHERE collection = NEW.collection AND count >= ${full} AND low IN (
      SELECT low FROM bucket WHERE collection = NEW.collection AND low <= NEW.key ORDER BY low DESC LIMIT 2
    );
  END;
  CREATE TRIGGER IF NOT EXISTS count_delete AFTER DELETE ON entry BEGIN
    UPDATE bucket SET count = count - 1 WHERE ${bucketOf('OLD')};
    DELETE FROM bucket WHERE ${bucketOf('OLD')} AND count = 0;
  END;
`;

/** Counts the entries of a collection before a key. */
export const rankQuery = `
  SELECT
    (SELECT coalesce(sum(count), 0) FROM bucket WHERE collection = ?1 AND bucket.low < own.low) +
    (SELECT count(*) FROM entry WHERE collection = ?1 AND key >= own.low AND key < ?2) AS number
  FROM (SELECT max(low) AS low FROM bucket WHERE collection = ?1 AND low <= ?2) AS own`;

/** Counts the buckets of a collection. */
export const bucketsQuery = 'SELECT count(*) AS number FROM bucket WHERE collection = ?';

/** Counts the entries in some buckets of a collection, from one on, and finds the bucket after them. */
export const entriesQuery = `
  SELECT
    (SELECT sum(count) FROM (
      SELECT count FROM bucket WHERE collection = ?1 AND low >= ?2 ORDER BY low LIMIT ?3
    )) AS number,
    (SELECT low FROM bucket WHERE collection = ?1 AND low >= ?2 ORDER BY low LIMIT 1 OFFSET ?3) AS next`;
