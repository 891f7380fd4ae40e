import { isObject } from '../../json.js';
import { pointerOf } from '../json.js';
import type { OpenApiDocument, SchemaObject } from '../openapi.js';

export interface PlacedSchema {
  /** `#/components/schemas/client` */
  place: string;
  /** `client`; `undefined` if the schema stands where it is used. */
  name?: string;
  schema: SchemaObject;
}

/**
 * Yields all schemas of a document that validate something: the named ones, and those of bodies and
 * parameters.
 */
export function* schemasOf(document: OpenApiDocument): Generator<PlacedSchema> {
  const { schemas, ...others } = document.components;
  for (const [name, schema] of Object.entries(schemas)) {
    yield { place: `#${pointerOf(['components', 'schemas', name])}`, name, schema };
  }
  yield* within(others, ['components']);
  yield* within(document.paths, ['paths']);
}

function* within(node: unknown, tokens: readonly string[]): Generator<PlacedSchema> {
  if (typeof node !== 'object' || node === null) return;
  for (const [member, value] of Object.entries(node)) {
    const place = [...tokens, member];
    if (member === 'schema' && isObject(value)) yield { place: `#${pointerOf(place)}`, schema: value };
    else yield* within(value, place);
  }
}
