import { isObject } from '../json.js';
import { nearest } from '../nearest.js';
import type { SchemaObject } from './openapi.js';

/** The maximum number of names to list in a message. */
const shown = 12;

type Resolve = (reference: string) => SchemaObject;
type Check = (
  schema: SchemaObject,
  value: unknown,
  path: string,
  resolve: Resolve,
) => readonly SchemaMismatch[];

/** A problem with a value. */
export interface SchemaMismatch {
  /** The path of the value, such as `services[0].clients`; empty for the root. */
  readonly path: string;
  /** What is wrong and what would be right, one sentence each. */
  readonly text: string;
  /** Whether the problem is a member that the schema does not have. */
  readonly unknown?: true;
}

/** Returns the first problem in one or two sentences; `undefined` if the value is valid. */
export const mismatchWith = (schema: SchemaObject, value: unknown, resolve: Resolve): string | undefined =>
  mismatchesWith(schema, value, resolve)[0]?.text;

/** Returns all problems with a value. Stricter than the service: unknown members are problems. */
export const mismatchesWith = (
  schema: SchemaObject,
  value: unknown,
  resolve: Resolve,
): readonly SchemaMismatch[] => mismatches(schema, value, '', resolve);

const mismatches: Check = (schema, value, path, resolve) => {
  if (schema.$ref !== undefined) return mismatches(resolve(schema.$ref), value, path, resolve);
  if (schema.enum !== undefined) return notInEnum(schema, value, path, resolve);
  if (schema.oneOf !== undefined) return inNone(schema, value, path, resolve);
  const check = checks[schema.type ?? ''];
  return check?.(schema, value, path, resolve) ?? [];
};

const checks: Readonly<Record<string, Check>> = {
  object: (schema, value, path, resolve) => {
    if (!isObject(value)) return wrong(path, value, 'an object');
    const { properties = {}, additionalProperties } = schema;
    const others = typeof additionalProperties === 'object' ? additionalProperties : undefined;
    const missing = (schema.required ?? [])
      .filter((name) => value[name] === undefined)
      .map((name) => ({ path, text: `${at(path, name)} is missing. Please add it.` }));
    const members = Object.entries(value).flatMap(([name, member]) => {
      const property = (Object.hasOwn(properties, name) ? properties[name] : undefined) ?? others;
      return property === undefined
        ? [unknownMember(at(path, name), name, Object.keys(properties))]
        : mismatches(property, member, at(path, name), resolve);
    });
    return [...missing, ...members];
  },
  array: (schema, value, path, resolve) => {
    if (!Array.isArray(value)) return wrong(path, value, 'a list');
    return value.flatMap((item, index) => mismatches(schema.items ?? {}, item, `${path}[${index}]`, resolve));
  },
  string: (schema, value, path) => {
    if (typeof value !== 'string') return wrong(path, value, 'a string', typeof value === 'number');
    return value.length < (schema.minLength ?? 0) ? wrong(path, value, 'a non-empty string') : fits;
  },
  boolean: (_, value, path) => (typeof value === 'boolean' ? fits : wrong(path, value, 'true or false')),
  number: (_, value, path) => (Number.isFinite(value) ? fits : wrong(path, value, 'a number')),
  integer: (schema, value, path) => {
    const least = schema.minimum ?? 0;
    if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
      const text = `${path} is an integer above 2^53 - 1, which loses digits. Please use a smaller one.`;
      return [{ path, text }];
    }
    const isGood = typeof value === 'number' && Number.isSafeInteger(value) && value >= least;
    return isGood ? fits : wrong(path, value, `an integer, ${least} or more`);
  },
};

const fits: readonly SchemaMismatch[] = [];

/** Reports the problem of the last branch, which is usually the most specific. */
const inNone: Check = ({ oneOf = [] }, value, path, resolve) => {
  const branches = oneOf.map((branch) => mismatches(branch, value, path, resolve));
  return branches.some(({ length }) => length === 0) ? fits : (branches.at(-1) ?? fits);
};

const notInEnum: Check = ({ enum: values = [] }, value, path) => {
  if (values.some((one) => one === value)) return fits;
  if (values.length <= shown) return wrong(path, value, values.map(String).join(', '));
  return [{ path, text: `${path || 'it'} is ${describe(value)}. ${choice(value, values.map(String))}` }];
};

function wrong(path: string, value: unknown, allowed: string, quote = false): readonly SchemaMismatch[] {
  const hint = quote ? ' Please put the number in quotes.' : '';
  return [{ path, text: `${path || 'it'} is ${describe(value)}. Allowed: ${allowed}.${hint}` }];
}

const unknownMember = (path: string, name: string, known: readonly string[]): SchemaMismatch => ({
  path,
  text: `${path} is unknown. ${choice(name, known)}`,
  unknown: true,
});

/** Suggests the most similar name, or else lists the names. Long lists are truncated. */
function choice(given: unknown, names: readonly string[]): string {
  const close = typeof given === 'string' ? nearest(given, names) : undefined;
  if (close !== undefined) return `Did you mean ${close}?`;
  const more = names.length > shown ? ', … (see authlete-testkit spec build)' : '';
  return `Allowed: ${names.slice(0, shown).join(', ')}${more}.`;
}

function describe(value: unknown): string {
  if (value === null || value === undefined) return 'empty';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'an object';
  const shown = JSON.stringify(value);
  return shown.length > 60 ? `${shown.slice(0, 60)}…` : shown;
}

/** Splits a path such as `services[0].clients` into its member names and indexes. */
export const pathSegments = (path: string): string[] => path.match(/[^.[\]]+/g) ?? [];

const at = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`);
