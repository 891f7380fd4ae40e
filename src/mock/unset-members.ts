import type { SchemaObject } from '../spec/openapi.js';

/** Returns the members of an object that are never omitted, booleans and numbers, with their unset values. */
export function unsetMembersOf(
  schema: SchemaObject,
  resolve: (ref: string) => SchemaObject,
): Record<string, boolean | number> {
  const { properties = {} } = flatten(schema, resolve);
  const unset: Record<string, boolean | number> = {};
  for (const [name, property] of Object.entries(properties)) {
    const { type } = flatten(property, resolve);
    if (type === 'boolean') unset[name] = false;
    if (type === 'integer' || type === 'number') unset[name] = 0;
  }
  return unset;
}

const flatten = (schema: SchemaObject, resolve: (ref: string) => SchemaObject): SchemaObject =>
  schema.$ref === undefined ? schema : flatten(resolve(schema.$ref), resolve);
