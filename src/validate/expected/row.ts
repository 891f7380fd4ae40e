import { mismatchWith } from '../../spec/mismatch.js';
import { list, object, text } from '../../spec/schema.js';

/** Findings that are known and accepted. Omitted members match everything; values may be globs. */
export interface ExpectedRow {
  /** The ID of a check. */
  readonly check?: string;
  /** An operationId or an API path. */
  readonly operation?: string;
  readonly action?: string;
  /** A JSON pointer: `*` matches one segment, `**` any number. */
  readonly pointer?: string;
  /** Why the finding is accepted. */
  readonly comment: string;
}

const schema = list(
  object({ check: text, operation: text, action: text, pointer: text, comment: text }, ['comment']),
);

/** Returns why a value is not a list of rows; `undefined` if it is one. */
export const rowsProblem = (value: unknown): string | undefined =>
  mismatchWith(schema, value, () => schema) ?? (Array.isArray(value) ? firstProblem(value) : undefined);

function firstProblem(rows: readonly ExpectedRow[]): string | undefined {
  for (const [index, row] of rows.entries()) {
    if (row.comment.trim() === '')
      return `[${index}].comment is empty. Please explain why the finding is expected.`;
    if (Object.keys(row).length === 1)
      return `[${index}] matches every finding. Please specify a check, an operation, an action or a pointer.`;
  }
  return undefined;
}

/** Formats a row for messages. */
export const described = ({ comment, ...globs }: ExpectedRow): string =>
  `${Object.entries(globs)
    .map(([name, glob]) => `${name} ${glob}`)
    .join(', ')} (${comment.trim()})`;
