import { isObject } from '../../json.js';
import { isArray, type Json } from '../json.js';
import type { SchemaObject } from '../openapi.js';
import { componentRoot, toJsonSchema } from './json-schema.js';

/**
 * Returns schemas as JSON Schema, along with all schemas that they refer to. Objects are closed: undeclared
 * members are errors. `root` is the prefix of references.
 */
export function bundle(
  schemas: Readonly<Record<string, SchemaObject>>,
  resolve: (reference: string) => SchemaObject,
  root: string,
): Map<string, Json> {
  const made = new Map<string, Json>();
  const define = (name: string, schema: SchemaObject): void => {
    // Register the name first, because a schema may refer to itself.
    made.set(name, {});
    made.set(name, bundled(JSON.parse(JSON.stringify(toJsonSchema(schema)))));
  };
  const bundled = (node: Json): Json => {
    if (isArray(node)) return node.map(bundled);
    if (!isObject(node)) return node;
    if (typeof node['$ref'] === 'string') {
      const name = node['$ref'].replace(/^.*\//, '');
      if (!made.has(name)) define(name, resolve(componentRoot + name));
      return { $ref: root + name };
    }
    // Drop `nullable`: this validation treats `null` as an error.
    const members = Object.entries(node).filter(([name, value]) => name !== 'nullable' || isObject(value));
    const closed = Object.fromEntries(members.map(([name, value]) => [name, bundled(value)]));
    if (isObject(node['properties']) && node['type'] === 'object') closed['additionalProperties'] ??= false;
    return closed;
  };
  for (const [name, schema] of Object.entries(schemas)) if (!made.has(name)) define(name, schema);
  return made;
}
