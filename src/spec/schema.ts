import type { Schema } from './openapi.js';

// Short forms for the schemas that the toolkit itself writes.

export const text: Schema = { type: 'string', minLength: 1 };
export const flag: Schema = { type: 'boolean' };
/** A whole number from 0 on. */
export const count: Schema = { type: 'integer', minimum: 0 };
/** A whole number from 1 on. */
export const id: Schema = { type: 'integer', minimum: 1 };
export const anything: Schema = {};

export const list = (items: Schema): Schema => ({ type: 'array', items });
export const mapOf = (values: Schema): Schema => ({ type: 'object', additionalProperties: values });
export const oneOf = (...values: (string | number)[]): Schema => ({ enum: values });

/** An object with no other members than these. */
export const object = (
  properties: Readonly<Record<string, Schema>>,
  required: readonly string[] = [],
): Schema => ({
  type: 'object',
  ...(required.length > 0 && { required: [...required] }),
  properties,
});

/** An object that has all of these members, but for those that are named. */
export const whole = (
  properties: Readonly<Record<string, Schema>>,
  { optional = [] }: { optional?: readonly string[] } = {},
): Schema =>
  object(
    properties,
    Object.keys(properties).filter((name) => !optional.includes(name)),
  );

export const described = (description: string, schema: Schema): Schema => ({ ...schema, description });
