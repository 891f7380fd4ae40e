import { isObject } from '../../../../src/json.js';
import type { Json } from '../../../../src/spec/json.js';
import { isArray } from '../../../../src/spec/json.js';
import type { SchemaObject } from '../../../../src/spec/openapi.js';
import type { CheckContext } from '../../../../src/validate/check-context.js';
import { edited, jsonOf, type Part } from '../edit.js';
import { type Place, placesOf } from '../places.js';
import type { Mutant, Mutator } from './mutator.js';

const schemaOf = ({ operation, exchange }: CheckContext, part: Part): SchemaObject | undefined =>
  part === 'request' ? operation.requestSchema : operation.responses.get(String(exchange.status))?.schema;

/** Every value of a body that is in the contract. */
function* places(valid: CheckContext, part: Part): Iterable<Place> {
  const schema = schemaOf(valid, part);
  const value = jsonOf(valid.exchange, part);
  if (schema !== undefined && value !== undefined) yield* placesOf(schema, value, valid.contract.resolve);
}

/** Puts other values into a body, at each place. */
const values = (part: Part, wrong: (place: Place) => readonly (Json | undefined)[]): Mutator['mutate'] =>
  function* (valid): Iterable<Mutant> {
    for (const place of places(valid, part))
      for (const next of wrong(place))
        yield {
          what: `${place.pointer || '/'} → ${next === undefined ? 'none' : JSON.stringify(next).slice(0, 40)}`,
          exchange: () => edited(valid.exchange, part, place.pointer, next),
        };
  };

/** Values whose types the schemas do not allow. */
function ofWrongType({ schemas }: Place): readonly Json[] {
  const types = schemas.map((one) => one.type);
  if (types.includes(undefined)) return [];
  const allows = (...names: readonly string[]) => names.some((name) => types.includes(name));
  const scalar = allows('string') ? (allows('integer', 'number') ? true : 7) : 'text';
  const structure = allows('object') ? [] : {};
  return [scalar, structure, ...(allows('number') ? [] : [7.5])];
}

const outsideOfEnum = ({ schemas, value, pointer }: Place): readonly Json[] =>
  typeof value === 'string' && pointer !== '/action' && schemas.every((one) => one.enum !== undefined)
    ? ['NOT_A_VALUE', '', inOtherCase(value)]
    : [];

const inOtherCase = (value: string): string =>
  value === value.toLowerCase() ? value.toUpperCase() : value.toLowerCase();

const missing = ({ required, pointer }: Place): readonly (Json | undefined)[] =>
  required && pointer !== '/action' ? [undefined, null] : [];

const beyondFormat = ({ schemas, value }: Place): readonly Json[] =>
  typeof value === 'number' && schemas.every((one) => one.format === 'int32')
    ? [2 ** 31, -(2 ** 31) - 1]
    : [];

const notUri = ({ schemas, value }: Place): readonly Json[] =>
  typeof value === 'string' && schemas.every((one) => one.format === 'uri') ? ['not a URI', '//'] : [];

/** Objects whose members the contract lists. */
const withStranger = ({ schemas, value }: Place): readonly Json[] =>
  isObject(value) &&
  schemas.every((one) => one.properties !== undefined && one.additionalProperties === undefined)
    ? [
        { ...value, stranger: 'in a strange land' },
        { ...value, Stranger: false },
      ]
    : [];

const inList = ({ schemas, value }: Place): readonly Json[] =>
  isArray(value) && schemas.every(({ items }) => items?.type !== undefined || items?.$ref !== undefined)
    ? [[...value, []]]
    : [];

const both = (
  name: string,
  wrong: (place: Place) => readonly (Json | undefined)[],
  caughtBy: { request: string | readonly string[]; response: string },
): Mutator[] =>
  (['response', 'request'] as const).map((part) => ({
    name: `${name} of the ${part}`,
    caughtBy: [caughtBy[part]].flat(),
    mutate: values(part, wrong),
  }));

const bySchema = { request: 'request-schema', response: 'response-schema' };

export const schema: readonly Mutator[] = [
  ...both('a required member is missing', missing, bySchema),
  ...both('a value of another type', ofWrongType, {
    ...bySchema,
    request: ['request-schema', 'request-scalars'],
  }),
  ...both('an item of another type', inList, bySchema),
  ...both('an integer beyond its format', beyondFormat, bySchema),
  ...both('a value that is no URI', notUri, bySchema),
  ...both('a value outside the enumeration', outsideOfEnum, { ...bySchema, response: 'enum-values' }),
  ...both('a member that is not documented', withStranger, {
    request: 'undocumented-members',
    response: 'undocumented-members',
  }),
];
