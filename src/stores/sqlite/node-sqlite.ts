import { InvalidInputError } from '../../invalid-input-error.js';
import { isObject } from '../../json.js';

/** The used part of `node:sqlite`, whose types are not in those of Node.js 20. */
export interface Database {
  exec(sql: string): void;
  prepare(sql: string): Statement;
  close(): void;
}

type Value = string | number | null;

export interface Statement {
  get(...values: Value[]): unknown;
  all(...values: Value[]): unknown[];
  run(...values: Value[]): { readonly changes: number | bigint };
}

interface Sqlite {
  readonly DatabaseSync: new (path: string) => Database;
}

const isSqlite = (module: unknown): module is Sqlite =>
  isObject(module) && typeof module['DatabaseSync'] === 'function';

/** Opens a database file. Throws `InvalidInputError` if this Node.js has no SQLite. */
export function openDatabase(path: string): Database {
  const sqlite = withoutWarnings(() => process.getBuiltinModule?.('node:sqlite'));
  if (!isSqlite(sqlite)) {
    throw new InvalidInputError(
      `Failed to open ${path}: Node.js ${process.versions.node} has no SQLite. Please use Node.js 22.13 or later, or keep the state in memory.`,
    );
  }
  return new sqlite.DatabaseSync(path);
}

/** Node.js 22 warns that SQLite is experimental. The part used here has not changed since. */
function withoutWarnings<T>(load: () => T): T {
  const { emitWarning } = process;
  process.emitWarning = () => {};
  try {
    return load();
  } finally {
    process.emitWarning = emitWarning;
  }
}
