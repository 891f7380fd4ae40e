import type { Request } from 'express';
import { InvalidInputError } from '../invalid-input-error.js';
import { mismatchWith } from '../spec/mismatch.js';
import type { SchemaObject } from '../spec/openapi.js';
import { object } from '../spec/schema.js';
import type { ControlRoute } from './route.js';

/** Reads the query and validates it against the parameter schemas. Throws `InvalidInputError`. */
export function readQuery(
  { query = {} }: ControlRoute,
  given: Request['query'],
  resolve: (reference: string) => SchemaObject,
): unknown {
  const values = Object.fromEntries(
    Object.entries(given).map(([name, value]) => [name, typed(value, query[name])]),
  );
  const problem = mismatchWith(object(query), values, resolve);
  if (problem !== undefined) throw new InvalidInputError(`Failed to read the query: ${problem}`);
  return values;
}

/** A query has only texts. Those that do not fit their schema are left for its check. */
function typed(value: unknown, { type }: SchemaObject = {}): unknown {
  if (type === 'integer' && /^\d+$/.test(String(value))) return Number(value);
  if (type === 'boolean' && (value === 'true' || value === 'false')) return value === 'true';
  return value;
}
