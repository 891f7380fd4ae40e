import { isObject } from '../../json.js';
import { isArray, type Json, type JsonObject } from '../json.js';
import type { References } from './references.js';

const applicable: Record<string, readonly string[]> = {
  string: ['format', 'pattern', 'minLength', 'maxLength'],
  number: ['format', 'minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'],
  integer: ['format', 'minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'],
  array: ['items', 'minItems', 'maxItems', 'uniqueItems'],
  object: ['properties', 'required', 'additionalProperties', 'minProperties', 'maxProperties'],
};
const typed = new Set(Object.values(applicable).flat());
const structural = new Set([
  ...typed,
  ...['type', 'enum', 'nullable', 'allOf', 'oneOf', 'anyOf', 'not', 'default', 'discriminator'],
  ...['readOnly', 'writeOnly', 'deprecated'],
]);
const prose = new Set([
  ...['title', 'description', 'example', 'examples', 'externalDocs', 'xml', 'const'],
  ...['$comment', '$schema', '$id', '$anchor', '$defs', 'definitions'],
]);

/** The schema of null in OpenAPI 3.0, where `nullable` requires a `type` (3.0.3, section 4.7.24). */
const nullSchema = (): JsonObject => ({ type: 'string', nullable: true, enum: [null] });

export interface SchemaReader {
  references: References;
  version: '3.0' | '3.1';
  /** Dropped keywords that OpenAPI 3.0 does not have. */
  dropped: Map<string, number>;
}

/**
 * Converts a schema of OpenAPI 3.0 or 3.1 to 3.0 structure: without prose, and with references to named
 * components only.
 */
export function readSchema(reader: SchemaReader, node: Json, definition = false): JsonObject {
  if (!isObject(node)) return node === false ? { not: {} } : {};
  const name = definition ? undefined : reader.references.nameOf(node);
  if (name !== undefined) return { $ref: name };
  if (typeof node['$ref'] === 'string') return readReference(reader, node, node['$ref']);

  const schema: JsonObject = {};
  for (const [keyword, value] of Object.entries(node)) {
    if (structural.has(keyword)) schema[keyword] = readKeyword(reader, keyword, value);
    else if (!prose.has(keyword) && !keyword.startsWith('x-')) {
      reader.dropped.set(keyword, (reader.dropped.get(keyword) ?? 0) + 1);
    }
  }
  return reader.version === '3.1' ? from31(schema, node) : schema;
}

function readReference(reader: SchemaReader, node: JsonObject, reference: string): JsonObject {
  const target = { $ref: reader.references.canonical(reference) };
  // In 3.0, siblings of `$ref` are ignored (OpenAPI 3.0.3, section 4.7.23). In 3.1 they apply.
  if (reader.version === '3.0') return target;
  const { $ref: _, ...rest } = node;
  const beside = readSchema(reader, rest);
  return Object.keys(beside).length === 0 ? target : { allOf: [target, beside] };
}

function readKeyword(reader: SchemaReader, keyword: string, value: Json): Json {
  switch (keyword) {
    case 'properties':
      return isObject(value)
        ? Object.fromEntries(Object.entries(value).map(([name, one]) => [name, readSchema(reader, one)]))
        : {};
    case 'items':
    case 'not':
      return readSchema(reader, value);
    case 'additionalProperties':
      return typeof value === 'boolean' ? value : readSchema(reader, value);
    case 'allOf':
    case 'oneOf':
    case 'anyOf':
      return isArray(value) ? value.map((one) => readSchema(reader, one)) : [];
    default:
      return value;
  }
}

function from31(schema: JsonObject, node: JsonObject): JsonObject {
  if ('const' in node) schema['enum'] = [node['const'] ?? null];
  for (const [exclusive, bound] of [
    ['exclusiveMinimum', 'minimum'],
    ['exclusiveMaximum', 'maximum'],
  ] as const) {
    const limit = schema[exclusive];
    if (typeof limit !== 'number') continue;
    schema[bound] = limit;
    schema[exclusive] = true;
  }
  return typesFrom31(choicesFrom31(schema));
}

/** Converts `anyOf: [A, {type: null}]` to a nullable A. */
function choicesFrom31(schema: JsonObject): JsonObject {
  for (const keyword of ['anyOf', 'oneOf']) {
    const choices = schema[keyword];
    if (!isArray(choices)) continue;
    const others = choices.filter((one) => !(isObject(one) && isNullSchema(one)));
    if (others.length === choices.length) continue;
    const [only] = others;
    if (others.length === 1 && isObject(only) && typeof only['type'] === 'string') {
      const { [keyword]: _, ...rest } = schema;
      return { ...rest, ...nullable(only) };
    }
    schema[keyword] = [...others, nullSchema()];
  }
  return schema;
}

function typesFrom31(schema: JsonObject): JsonObject {
  const { type } = schema;
  if (type === 'null') return nullSchema();
  if (!isArray(type)) return schema;
  const types = type.filter((one) => one !== 'null').map(String);
  const { type: _, ...rest } = schema;
  const [only] = types;
  if (only === undefined) return nullSchema();
  const asType = (one: string): JsonObject => {
    const kept = Object.entries(rest).filter(
      ([keyword]) => !typed.has(keyword) || applicable[one]?.includes(keyword),
    );
    const typedSchema = { type: one, ...Object.fromEntries(kept) };
    return types.length < type.length ? nullable(typedSchema) : typedSchema;
  };
  return types.length === 1 ? asType(only) : { anyOf: types.map(asType) };
}

/** An enum must list null to permit it (clarified in OpenAPI 3.0.3). */
function nullable(schema: JsonObject): JsonObject {
  const values = schema['enum'];
  const withNull = isArray(values) && !values.includes(null) ? { enum: [...values, null] } : {};
  return { ...schema, ...withNull, nullable: true };
}

function isNullSchema(schema: JsonObject): boolean {
  return isArray(schema['enum']) && schema['enum'].every((value) => value === null);
}
