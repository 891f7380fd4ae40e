import type { Schema } from '../../spec/types.js';

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

/** The latest calls that changed services or clients. */
export class AuditLog {
  #entries: AuditEntry[] = [];

  record(entry: AuditEntry): void {
    this.#entries.push(entry);
    if (this.#entries.length > mostKept * 2) this.#entries = this.#entries.slice(-mostKept);
  }

  /** Entries with the same timestamp are not split, so a page may exceed its limit. */
  page({ after, before, types, limit }: AuditFilter): AuditPage {
    const found = this.#entries
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

  clear(): void {
    this.#entries = [];
  }
}
