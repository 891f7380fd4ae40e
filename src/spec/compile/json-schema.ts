import type { SchemaObject } from '../openapi.js';

export const componentRoot = '#/components/schemas/';

/** Returns the Ajv ID of a named schema. */
export const schemaId = (name: string): string => `/components/schemas/${encodeURIComponent(name)}`;

/** Converts an OpenAPI 3.0 schema for Ajv: draft 7, with Ajv's own `nullable`. */
export function toJsonSchema(schema: SchemaObject): Record<string, unknown> {
  const { discriminator: _, $ref, properties, items, additionalProperties, not, ...others } = schema;
  const { allOf, oneOf, anyOf, minimum, maximum, exclusiveMinimum, exclusiveMaximum, ...rest } = others;
  return {
    ...rest,
    ...($ref !== undefined && { $ref: schemaId($ref.replace(componentRoot, '')) }),
    ...(properties && { properties: mapped(properties) }),
    ...(items && { items: toJsonSchema(items) }),
    ...(additionalProperties !== undefined && {
      additionalProperties:
        typeof additionalProperties === 'boolean' ? additionalProperties : toJsonSchema(additionalProperties),
    }),
    ...(not && { not: toJsonSchema(not) }),
    ...(allOf && { allOf: allOf.map(toJsonSchema) }),
    ...(oneOf && { oneOf: oneOf.map(toJsonSchema) }),
    ...(anyOf && { anyOf: anyOf.map(toJsonSchema) }),
    // A boolean in OpenAPI 3.0, the bound itself since draft 6.
    ...(minimum !== undefined && { [exclusiveMinimum ? 'exclusiveMinimum' : 'minimum']: minimum }),
    ...(maximum !== undefined && { [exclusiveMaximum ? 'exclusiveMaximum' : 'maximum']: maximum }),
  };
}

function mapped(schemas: Readonly<Record<string, SchemaObject>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, toJsonSchema(schema)]));
}
