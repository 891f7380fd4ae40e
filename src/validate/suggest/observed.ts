import { isDeepStrictEqual } from 'node:util';
import { isObject } from '../../json.js';
import { isArray, type Json } from '../../spec/json.js';
import type { SchemaObject } from '../../spec/openapi.js';

/** An object with more members, or with members that are not names, is a map whose keys are data. */
const mostMembers = 50;
const aName = /^(?!__proto__$)[A-Za-z_$][\w$.-]{0,63}$/;

/** Whether a key is a name rather than data. */
export const isName = (key: string): boolean => aName.test(key);

/** Returns a schema that describes a value. */
export function schemaOf(value: Json): SchemaObject {
  if (value === null) return { nullable: true };
  if (typeof value === 'string') return { type: 'string' };
  if (typeof value === 'boolean') return { type: 'boolean' };
  if (typeof value === 'number')
    return Number.isInteger(value) ? { type: 'integer', format: 'int64' } : { type: 'number' };
  if (isArray(value)) return { type: 'array', items: value.map(schemaOf).reduce(mergedSchema, {}) };
  return isObject(value) ? objectSchema(value) : {};
}

function objectSchema(value: Readonly<Record<string, Json>>): SchemaObject {
  const members = Object.entries(value);
  const isMap = members.length > mostMembers || members.some(([name]) => !isName(name));
  if (isMap) return { type: 'object', additionalProperties: true };
  return {
    type: 'object',
    properties: Object.fromEntries(members.map(([name, member]) => [name, schemaOf(member)])),
  };
}

/** Returns one schema for the values of both. */
export function mergedSchema(a: SchemaObject, b: SchemaObject): SchemaObject {
  if (isDeepStrictEqual(a, b) || isEmpty(b)) return a;
  if (isEmpty(a)) return b;
  if (a.nullable !== b.nullable) return { ...mergedSchema(notNull(a), notNull(b)), nullable: true };
  if (a.type === 'integer' && b.type === 'number') return b;
  if (a.type === 'number' && b.type === 'integer') return a;
  if (a.type === 'array' && b.type === 'array')
    return { ...a, items: mergedSchema(a.items ?? {}, b.items ?? {}) };
  if (a.type === 'object' && b.type === 'object') return mergedObjects(a, b);
  return oneOf([...(a.oneOf ?? [a]), ...(b.oneOf ?? [b])]);
}

function mergedObjects(a: SchemaObject, b: SchemaObject): SchemaObject {
  if (a.properties === undefined || b.properties === undefined)
    return { type: 'object', additionalProperties: true };
  const properties = new Map(Object.entries(a.properties));
  for (const [name, schema] of Object.entries(b.properties))
    properties.set(name, mergedSchema(properties.get(name) ?? {}, schema));
  return { ...a, properties: Object.fromEntries(properties) };
}

/** Integers are numbers too, so a oneOf may contain only one of them. */
function oneOf(branches: readonly SchemaObject[]): SchemaObject {
  const hasNumber = branches.some(({ type }) => type === 'number');
  const left = branches.filter(
    (one, index) => branches.findIndex(sameAs(one)) === index && !(one.type === 'integer' && hasNumber),
  );
  const [only, ...others] = left;
  return only !== undefined && others.length === 0 ? only : { oneOf: left };
}

/**
 * Finishes a schema: `nullable` requires a `type` (OpenAPI 3.0.3). Without a type, null is allowed
 * anyway, or the first branch of the oneOf gets it.
 */
export function settled(schema: SchemaObject): SchemaObject {
  const { nullable, ...rest } = schema;
  const { properties, items, oneOf: [first, ...others] = [] } = rest;
  const isNullable = nullable && rest.type !== undefined;
  return {
    ...rest,
    ...(isNullable && { nullable }),
    ...(properties && {
      properties: Object.fromEntries(
        Object.entries(properties).map(([name, property]) => [name, settled(property)]),
      ),
    }),
    ...(items && { items: settled(items) }),
    ...(first && { oneOf: [settled(nullable ? { ...first, nullable } : first), ...others.map(settled)] }),
  };
}

const isEmpty = (schema: SchemaObject): boolean => Object.keys(schema).length === 0;
const sameAs =
  (one: SchemaObject) =>
  (other: SchemaObject): boolean =>
    isDeepStrictEqual(one, other);

function notNull({ nullable: _, ...schema }: SchemaObject): SchemaObject {
  return schema;
}
