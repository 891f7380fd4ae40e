import { text } from '../../spec/schema.js';
import { problemOfRows, rowsSchema } from './commented-rows.js';

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

/** The schema of a file of expected findings. */
export const expectedFindingsSchema = rowsSchema({
  check: text,
  operation: text,
  action: text,
  pointer: text,
});

/** Returns why a value is not a list of rows; `undefined` if it is one. */
export function rowsProblem(value: unknown): string | undefined {
  const problem = problemOfRows(expectedFindingsSchema, value);
  if (problem !== undefined || !Array.isArray(value)) return problem;
  const index = value.findIndex((row) => Object.keys(row).length === 1);
  return index < 0
    ? undefined
    : `[${index}] matches every finding. Please specify a check, an operation, an action or a pointer.`;
}
