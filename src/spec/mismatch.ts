import { nearest } from '../nearest.js';
import type { Schema } from './openapi.js';

/** How many names a sentence may list. */
const shown = 12;

type Resolve = (reference: string) => Schema;
type Check = (schema: Schema, value: unknown, path: string, resolve: Resolve) => string | undefined;

/**
 * What is wrong with a value and what would be right, in a sentence each; nothing if it fits. Unlike the
 * service, which ignores a member that it does not know, this takes it for a mistake.
 */
export function mismatchWith(schema: Schema, value: unknown, resolve: Resolve): string | undefined {
  return mismatch(schema, value, '', resolve);
}

const mismatch: Check = (schema, value, path, resolve) => {
  if (schema.$ref !== undefined) return mismatch(resolve(schema.$ref), value, path, resolve);
  if (schema.enum !== undefined) return notInEnum(schema, value, path, resolve);
  if (schema.oneOf !== undefined) return inNone(schema, value, path, resolve);
  const check = checks[schema.type ?? ''];
  return check?.(schema, value, path, resolve);
};

const checks: Readonly<Record<string, Check>> = {
  object: (schema, value, path, resolve) => {
    if (!isObject(value)) return wrong(path, value, 'an object');
    const { properties = {}, additionalProperties } = schema;
    const others = typeof additionalProperties === 'object' ? additionalProperties : undefined;
    for (const name of schema.required ?? [])
      if (value[name] === undefined) return `${at(path, name)} is missing. Please add it.`;
    for (const [name, member] of Object.entries(value)) {
      const property = (Object.hasOwn(properties, name) ? properties[name] : undefined) ?? others;
      if (property === undefined) return unknownMember(at(path, name), name, Object.keys(properties));
      const problem = mismatch(property, member, at(path, name), resolve);
      if (problem !== undefined) return problem;
    }
    return undefined;
  },
  array: (schema, value, path, resolve) => {
    if (!Array.isArray(value)) return wrong(path, value, 'a list');
    for (const [index, item] of value.entries()) {
      const problem = mismatch(schema.items ?? {}, item, `${path}[${index}]`, resolve);
      if (problem !== undefined) return problem;
    }
    return undefined;
  },
  string: (schema, value, path) => {
    if (typeof value !== 'string') return wrong(path, value, 'a string', typeof value === 'number');
    return value.length < (schema.minLength ?? 0)
      ? wrong(path, value, 'a string that is not empty')
      : undefined;
  },
  boolean: (_, value, path) => (typeof value === 'boolean' ? undefined : wrong(path, value, 'true or false')),
  number: (_, value, path) => (Number.isFinite(value) ? undefined : wrong(path, value, 'a number')),
  integer: (schema, value, path) => {
    const least = schema.minimum ?? 0;
    if (Number.isInteger(value) && !Number.isSafeInteger(value))
      return `${path} is an integer beyond 2^53 - 1, which is not kept exactly. Please give a smaller one.`;
    const fits = typeof value === 'number' && Number.isSafeInteger(value) && value >= least;
    return fits ? undefined : wrong(path, value, `an integer, ${least} or more`);
  },
};

/** What is wrong for the branch that says most about it: the last. */
const inNone: Check = ({ oneOf = [] }, value, path, resolve) => {
  const problems = oneOf.map((branch) => mismatch(branch, value, path, resolve));
  return problems.includes(undefined) ? undefined : problems.at(-1);
};

const notInEnum: Check = ({ enum: values = [] }, value, path) => {
  if (values.some((one) => one === value)) return undefined;
  if (values.length <= shown) return wrong(path, value, values.map(String).join(', '));
  return `${path || 'it'} is ${describe(value)}. ${choice(value, values.map(String))}`;
};

function wrong(path: string, value: unknown, allowed: string, quote = false): string {
  const hint = quote ? ' Numbers become strings in quotes.' : '';
  return `${path || 'it'} is ${describe(value)}. Allowed: ${allowed}.${hint}`;
}

const unknownMember = (path: string, name: string, known: readonly string[]): string =>
  `${path} is not known. ${choice(name, known)}`;

/** What may have been meant; else what there is, the lists of the contract not in full. */
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

const at = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`);

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
