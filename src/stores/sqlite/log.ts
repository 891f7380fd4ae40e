import { isObject } from '../../json.js';
import type { Log, LogPage } from '../../mock/state/log.js';
import type { Database } from './node-sqlite.js';
import type { Content } from './open.js';
import { numberIn, textIn } from './rows.js';
import { Transactions } from './transactions.js';

/** The content of the database of a log. */
export const logContent: Content = {
  // It is not state: a process that is killed loses nothing of it, a power failure may.
  synchronous: 'OFF',
  tables: `
  CREATE TABLE IF NOT EXISTS stream (name TEXT PRIMARY KEY, generation INTEGER NOT NULL, sequence INTEGER NOT NULL);
  CREATE TABLE IF NOT EXISTS text (
    stream TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (stream, sequence)
  ) WITHOUT ROWID;
`,
};

/** Returns what to throw instead of an error of SQLite. */
type Unavailable = (error: unknown) => Error;

/** A log in a database of its own, whose transactions do not wait for the disk. */
export class SqliteLog implements Log {
  readonly #database: Database;
  readonly #statements: ReturnType<typeof prepared>;
  readonly #transactions: Transactions;
  readonly #unavailable: Unavailable;

  constructor(database: Database, timeout: number, unavailable: Unavailable) {
    this.#database = database;
    this.#statements = prepared(database);
    this.#transactions = new Transactions(database, timeout, unavailable);
    this.#unavailable = unavailable;
  }

  append(stream: string, text: string, length: number) {
    return this.#transactions.run(() => {
      const { append, next, forget } = this.#statements;
      const row = next.get(stream);
      const position = { generation: numberIn(row, 'generation'), sequence: numberIn(row, 'sequence') };
      append.run(stream, position.sequence, text);
      forget.run(stream, position.sequence - length);
      return position;
    });
  }

  async read(...[stream, after]: Parameters<Log['read']>): Promise<LogPage> {
    try {
      const { generation = 0, sequence = 0 } = after ?? {};
      const rows = this.#statements.read.all(generation, sequence, stream);
      const [row] = rows;
      return {
        generation: row === undefined ? 0 : numberIn(row, 'generation'),
        texts: rows.flatMap((one) =>
          isEmpty(one) ? [] : [[numberIn(one, 'sequence'), textIn(one, 'text')] as const],
        ),
      };
    } catch (error) {
      throw this.#unavailable(error);
    }
  }

  clear(stream: string): Promise<void> {
    return this.#transactions.run(() => {
      this.#statements.clear.run(stream);
      this.#statements.restart.run(stream);
    });
  }

  async close(): Promise<void> {
    await this.#transactions.ended();
    this.#database.close();
  }
}

/** The row of a stream without texts to read. */
const isEmpty = (row: unknown): boolean => isObject(row) && row['sequence'] === null;

const prepared = (database: Database) => ({
  next: database.prepare(
    'INSERT INTO stream VALUES (?, 1, 1) ON CONFLICT (name) DO UPDATE SET sequence = sequence + 1 RETURNING generation, sequence',
  ),
  append: database.prepare('INSERT INTO text VALUES (?, ?, ?)'),
  forget: database.prepare('DELETE FROM text WHERE stream = ? AND sequence <= ?'),
  read: database.prepare(`
    SELECT generation, text.sequence AS sequence, text FROM stream
    LEFT JOIN text ON stream = name AND text.sequence > CASE generation WHEN ? THEN ? ELSE 0 END
    WHERE name = ? ORDER BY text.sequence`),
  clear: database.prepare('DELETE FROM text WHERE stream = ?'),
  restart: database.prepare('UPDATE stream SET generation = generation + 1, sequence = 0 WHERE name = ?'),
});
