import type { Schema } from '../../spec/types.js';

/** One call that changed, or was to change, services or clients. */
export interface AuditEntry extends Omit<Schema<'audit_log_entry'>, 'timestamp'> {
  readonly event: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** Which entries are asked for: those that fit all that is given. */
export interface AuditFilter {
  readonly after?: number | undefined;
  readonly before?: number | undefined;
  /** All types when empty. */
  readonly types: ReadonlySet<string>;
  readonly limit: number;
}

/** Entries, newest first, and whether there are older ones. */
export interface AuditPage {
  readonly entries: readonly AuditEntry[];
  readonly more: boolean;
}

const mostKept = 10_000;

/** The last calls that changed services or clients. */
export class AuditLog {
  #entries: AuditEntry[] = [];

  record(entry: AuditEntry): void {
    this.#entries.push(entry);
    if (this.#entries.length > mostKept * 2) this.#entries = this.#entries.slice(-mostKept);
  }

  /** Entries of one timestamp stay together, so a page may be longer than its limit. */
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
      // Services have clocks of their own. Calls of one timestamp stay in the order of their arrival.
      .sort((one, other) => other.at - one.at);
    const last = found[limit - 1]?.at;
    const next = last === undefined ? -1 : found.findIndex(({ at }) => at < last);
    return next < 0 ? { entries: found, more: false } : { entries: found.slice(0, next), more: true };
  }

  clear(): void {
    this.#entries = [];
  }
}
