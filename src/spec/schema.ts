import type { SchemaObject } from './openapi.js';

// Shorthands for the testkit's own schemas.

export const text: SchemaObject = { type: 'string', minLength: 1 };
export const flag: SchemaObject = { type: 'boolean' };
/** An integer of at least 0. */
export const count: SchemaObject = { type: 'integer', minimum: 0 };
/** An integer of at least 1. */
export const id: SchemaObject = { type: 'integer', minimum: 1 };
export const anything: SchemaObject = {};

export const list = (items: SchemaObject): SchemaObject => ({ type: 'array', items });
export const mapOf = (values: SchemaObject): SchemaObject => ({
  type: 'object',
  additionalProperties: values,
});
export const oneOf = (...values: (string | number)[]): SchemaObject => ({ enum: values });

/** An object with these members only. */
export const object = (
  properties: Readonly<Record<string, SchemaObject>>,
  required: readonly string[] = [],
): SchemaObject => ({
  type: 'object',
  ...(required.length > 0 && { required: [...required] }),
  properties,
});

/** An object that requires all of these members, except those in `optional`. */
export const whole = (
  properties: Readonly<Record<string, SchemaObject>>,
  { optional = [] }: { optional?: readonly string[] } = {},
): SchemaObject =>
  object(
    properties,
    Object.keys(properties).filter((name) => !optional.includes(name)),
  );

export const described = (description: string, schema: SchemaObject): SchemaObject => ({
  ...schema,
  description,
});
