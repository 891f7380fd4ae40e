import { mismatchWith } from '../../spec/mismatch.js';
import { list, object, text } from '../../spec/schema.js';

/** Findings that are known and expected. What is left out fits all; what is given may be a glob. */
export interface ExpectedRow {
  /** The id of a check. */
  readonly check?: string;
  /** An operationId or an API path. */
  readonly operation?: string;
  readonly action?: string;
  /** A JSON pointer: `*` stands for one step of it, `**` for any number. */
  readonly pointer?: string;
  /** Why the finding is expected. */
  readonly comment: string;
}

const schema = list(
  object({ check: text, operation: text, action: text, pointer: text, comment: text }, ['comment']),
);

/** What keeps a value from being rows; nothing where it is. */
export const rowsProblem = (value: unknown): string | undefined =>
  mismatchWith(schema, value, () => schema) ?? (Array.isArray(value) ? firstProblem(value) : undefined);

function firstProblem(rows: readonly ExpectedRow[]): string | undefined {
  for (const [index, row] of rows.entries()) {
    if (row.comment.trim() === '')
      return `[${index}].comment is empty. Please say why the finding is expected.`;
    if (Object.keys(row).length === 1)
      return `[${index}] fits every finding. Please name a check, an operation, an action or a pointer.`;
  }
  return undefined;
}

/** As a message shows it. */
export const described = ({ comment, ...globs }: ExpectedRow): string =>
  `${Object.entries(globs)
    .map(([name, glob]) => `${name} ${glob}`)
    .join(', ')} (${comment.trim()})`;
