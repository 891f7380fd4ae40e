import type { Schema } from './openapi.js';

// Shorthands for the testkit's own schemas.

export const text: Schema = { type: 'string', minLength: 1 };
export const flag: Schema = { type: 'boolean' };
/** An integer of at least 0. */
export const count: Schema = { type: 'integer', minimum: 0 };
/** An integer of at least 1. */
export const id: Schema = { type: 'integer', minimum: 1 };
export const anything: Schema = {};

export const list = (items: Schema): Schema => ({ type: 'array', items });
export const mapOf = (values: Schema): Schema => ({ type: 'object', additionalProperties: values });
export const oneOf = (...values: (string | number)[]): Schema => ({ enum: values });

/** An object with these members only. */
export const object = (
  properties: Readonly<Record<string, Schema>>,
  required: readonly string[] = [],
): Schema => ({
  type: 'object',
  ...(required.length > 0 && { required: [...required] }),
  properties,
});

/** An object that requires all of these members, except those in `optional`. */
export const whole = (
  properties: Readonly<Record<string, Schema>>,
  { optional = [] }: { optional?: readonly string[] } = {},
): Schema =>
  object(
    properties,
    Object.keys(properties).filter((name) => !optional.includes(name)),
  );

export const described = (description: string, schema: Schema): Schema => ({ ...schema, description });
