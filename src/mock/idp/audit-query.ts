import type { AuditFilter } from './audit-log.js';
import { IdpError } from './idp-error.js';

interface Given {
  readonly after?: string;
  readonly before?: string;
  readonly limit?: string;
  readonly cursor?: string;
}

const standardLimit = 100;
const highestLimit = 1000;

/** Reads the query of /api/audit/entries. Throws an `IdpError` that names every parameter which cannot be read. */
export function auditFilter({ after, before, limit, cursor }: Given, search: string): AuditFilter {
  const read = {
    after: timeOf(after),
    before: timeOf(before),
    limit: limit === undefined || limit === '' ? standardLimit : numberOf(limit),
    cursor: cursor === undefined ? undefined : timeOf(Buffer.from(cursor, 'base64url').toString('utf8')),
  };
  const wrong = Object.entries(read).flatMap(([name, value]) =>
    Number.isNaN(value) ? [`${name} cannot be read.`] : [],
  );
  if (wrong.length > 0) throw new IdpError(400, { errors: wrong });
  const types = new Set(new URLSearchParams(search).getAll('types'));
  const clamped = Math.min(Math.max(read.limit, 1), highestLimit);
  return { after: read.after, before: read.cursor ?? read.before, types, limit: clamped };
}

/** The cursor that leads to the entries before a time. */
export const cursorTo = (at: number): string => Buffer.from(timestamp(at)).toString('base64url');

/** A time as the log writes it: without a fraction of zero. */
export const timestamp = (at: number): string => new Date(at).toISOString().replace('.000Z', 'Z');

const dateTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/i;

/** Milliseconds since the epoch, or `NaN` if the text is not a time of RFC 3339. */
function timeOf(text: string | undefined): number | undefined {
  if (text === undefined || text === '') return undefined;
  return dateTime.test(text) ? Date.parse(text) : Number.NaN;
}

const numberOf = (text: string): number => (/^[+-]?\d{1,15}$/.test(text) ? Number(text) : Number.NaN);
