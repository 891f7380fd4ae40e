import picomatch from 'picomatch';
import { isObject } from '../../json.js';
import { nearest } from '../../nearest.js';
import { mismatchWith } from '../../spec/mismatch.js';
import type { SchemaObject } from '../../spec/openapi.js';
import { list, object, text } from '../../spec/schema.js';

/** A row of a file of exceptions: what it applies to, and why. */
export interface CommentedRow {
  readonly comment: string;
}

/** The schema of a list of rows with these members and a comment each. */
export const rowsSchema = (
  properties: Readonly<Record<string, SchemaObject>>,
  required: readonly string[] = [],
): SchemaObject => list(object({ ...properties, comment: text }, [...required, 'comment']));

/** Returns why a value is not such a list; `undefined` if it is one. */
export const problemOfRows = (schema: SchemaObject, value: unknown): string | undefined =>
  mismatchWith(schema, value, () => schema) ?? emptyComment(value);

function emptyComment(rows: unknown): string | undefined {
  const index = Array.isArray(rows)
    ? rows.findIndex((row) => isObject(row) && String(row['comment']).trim() === '')
    : -1;
  return index < 0 ? undefined : `[${index}].comment is empty. Please explain why it is expected.`;
}

/** Formats a row for messages. */
export const described = ({ comment, ...globs }: CommentedRow): string =>
  `${Object.entries(globs)
    .map(([name, glob]) => `${name} ${glob}`)
    .join(', ')} (${comment.trim()})`;

/** Returns a function that says whether a text matches a glob. Without a glob, everything does. */
export function globMatcher(pattern: string | undefined): (text: string | undefined) => boolean {
  if (pattern === undefined) return () => true;
  const fits = picomatch(pattern, { dot: true });
  return (given) => given !== undefined && given !== '' && fits(given);
}

/** The maximum number of names to list in a message. */
const listed = 60;

/** Says that a name is not one of those that exist, and which was probably meant. */
export function unknownName(name: string, names: readonly string[], kind: string): string {
  const similar = nearest(name, names);
  if (similar !== undefined) return `${name} is not ${kind}. Did you mean ${similar}?`;
  const some = names.length > listed ? `a name such as ${names[0]}` : `one of ${names.join(', ')}`;
  return `${name} is not ${kind}. Please name ${some}.`;
}
