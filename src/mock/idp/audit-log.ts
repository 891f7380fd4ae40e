import { isObject } from '../../json.js';
import type { Schema } from '../../spec/types.js';
import type { Log } from '../state/log.js';

/** A call that changed services or clients, or attempted to. */
export interface AuditEntry extends Omit<Schema<'audit_log_entry'>, 'timestamp'> {
  readonly event: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** Selects audit log entries. An entry must match every member that is set. */
export interface AuditFilter {
  readonly after?: number | undefined;
  readonly before?: number | undefined;
  /** All types if empty. */
  readonly types: ReadonlySet<string>;
  readonly limit: number;
}

/** Entries, newest first, and whether there are older ones. */
export interface AuditPage {
  readonly entries: readonly AuditEntry[];
  readonly more: boolean;
}

const mostKept = 10_000;

/** The stream of the entries in the log of a store. */
const stream = 'audit';

/** The latest calls that changed services or clients, of all mocks whose store has a log. */
export class AuditLog {
  readonly #log: Log | undefined;
  #entries: AuditEntry[] = [];

  constructor(log?: Log) {
    this.#log = log;
  }

  /** Adds an entry. In a log, resolves once other mocks can see it. */
  record(entry: AuditEntry): Promise<unknown> | undefined {
    if (this.#log !== undefined) return this.#log.append(stream, JSON.stringify(entry), mostKept);
    this.#entries.push(entry);
    if (this.#entries.length > mostKept * 2) this.#entries = this.#entries.slice(-mostKept);
    return undefined;
  }

  /** Entries with the same timestamp are not split, so a page may exceed its limit. */
  async page({ after, before, types, limit }: AuditFilter): Promise<AuditPage> {
    const found = (await this.#all())
      .slice(-mostKept)
      .reverse()
      .filter(
        ({ at, event }) =>
          (after === undefined || at > after) &&
          (before === undefined || at < before) &&
          (types.size === 0 || types.has(event)),
      )
      // Services have their own clocks, so sort by time. The sort is stable: calls with the same timestamp keep
      // their order.
      .sort((one, other) => other.at - one.at);
    const last = found[limit - 1]?.at;
    const next = last === undefined ? -1 : found.findIndex(({ at }) => at < last);
    return next < 0 ? { entries: found, more: false } : { entries: found.slice(0, next), more: true };
  }

  async clear(): Promise<void> {
    this.#entries = [];
    await this.#log?.clear(stream);
  }

  async #all(): Promise<AuditEntry[]> {
    if (this.#log === undefined) return this.#entries;
    const { texts } = await this.#log.read(stream);
    return texts.map(([, text]): unknown => JSON.parse(text)).filter(isAuditEntry);
  }
}

const isAuditEntry = (entry: unknown): entry is AuditEntry =>
  isObject(entry) && typeof entry['event'] === 'string' && typeof entry['at'] === 'number';
