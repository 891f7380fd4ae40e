import type { AuditFilter } from './audit-log.js';
import { IdpError } from './idp-error.js';

interface AuditQuery {
  readonly after?: string;
  readonly before?: string;
  readonly limit?: string;
  readonly cursor?: string;
}

const standardLimit = 100;
const highestLimit = 1000;

/** Parses the query of /api/audit/entries. Throws an `IdpError` that lists every invalid parameter. */
export function auditFilter({ after, before, limit, cursor }: AuditQuery, search: string): AuditFilter {
  const read = {
    after: timeOf(after),
    before: timeOf(before),
    limit: limit === undefined || limit === '' ? standardLimit : numberOf(limit),
    cursor: cursor === undefined ? undefined : timeOf(Buffer.from(cursor, 'base64url').toString('utf8')),
  };
  const wrong = Object.entries(read).flatMap(([name, value]) =>
    Number.isNaN(value) ? [`${name} is not valid.`] : [],
  );
  if (wrong.length > 0) throw new IdpError(400, { errors: wrong });
  const types = new Set(new URLSearchParams(search).getAll('types'));
  const clamped = Math.min(Math.max(read.limit, 1), highestLimit);
  return { after: read.after, before: read.cursor ?? read.before, types, limit: clamped };
}

/** Returns the cursor for the entries before a time. */
export const cursorTo = (at: number): string => Buffer.from(timestamp(at)).toString('base64url');

/** Returns a timestamp in the log's format, which omits zero milliseconds. */
export const timestamp = (at: number): string => new Date(at).toISOString().replace('.000Z', 'Z');

const dateTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/i;

/** Returns milliseconds since the epoch; `NaN` if the text is not an RFC 3339 timestamp. */
function timeOf(text: string | undefined): number | undefined {
  if (text === undefined || text === '') return undefined;
  return dateTime.test(text) ? Date.parse(text) : Number.NaN;
}

const numberOf = (text: string): number => (/^[+-]?\d{1,15}$/.test(text) ? Number(text) : Number.NaN);
