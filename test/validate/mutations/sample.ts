import type { Json } from '../../../src/spec/json.js';
import type { SchemaObject } from '../../../src/spec/openapi.js';

type Resolve = (reference: string) => SchemaObject;

interface Options {
  readonly resolve: Resolve;
  /** `required`: the members that must be there. `all`: every member. */
  readonly members: 'required' | 'all';
}

/** A value that a schema allows. */
export function sample(schema: SchemaObject, options: Options, depth = 0, of = ''): Json {
  const { resolve, members } = options;
  const within = (one: SchemaObject, name = ''): Json => sample(one, options, depth + 1, name);
  if (schema.$ref !== undefined) return sample(resolve(schema.$ref), options, depth, of);
  const [branch] = [...(schema.allOf ?? []), ...(schema.oneOf ?? []), ...(schema.anyOf ?? [])];
  if (branch !== undefined) return sample(branch, options, depth, of);
  const named = schema.enum?.find((value) => value !== null);
  if (named !== undefined) return named;
  if (schema.type === 'array') return depth < deepest && schema.items ? [within(schema.items)] : [];
  if (schema.type === 'boolean') return true;
  if (schema.type === 'integer' || schema.type === 'number') return /At$/.test(of) ? aMoment : 1;
  if (schema.type === 'string') return schema.format === 'uri' ? 'https://example.com/' : 'text';
  const required = schema.required ?? [];
  return Object.fromEntries(
    Object.entries(schema.properties ?? {})
      .filter(([name]) => required.includes(name) || (members === 'all' && depth < deepest))
      .map(([name, property]) => [name, within(property, name)]),
  );
}

/** Below that only what must be there is made. */
const deepest = 2;

/** 2026-06-01T12:00:00Z */
const aMoment = 1_780_315_200_000;
