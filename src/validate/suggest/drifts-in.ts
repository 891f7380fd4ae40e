import { isObject } from '../../json.js';
import type { Contract } from '../../spec/contract.js';
import { isArray, type Json, pointerOf } from '../../spec/json.js';
import type { SchemaObject } from '../../spec/openapi.js';
import { isMasked } from '../masked.js';
import type { SchemaPlace } from '../schema-place.js';
import { followed } from '../schema-place.js';
import type { Drift } from './drift.js';
import { isName, schemaOf } from './observed.js';

/** Whether a value looks like a constant rather than data. */
const aConstant = /^[A-Za-z][\w.:/+-]{0,99}$/;

/** Returns the deviations of a response body from its schema. */
export function driftsIn(contract: Contract, root: SchemaPlace, body: Json): Drift[] {
  const drifts = [...walk(contract, { declared: root, value: body, demanded: false })].filter(
    // A body of a different kind altogether is not an addition to the schema.
    ({ kind, place }) => !(kind === 'type' && place === root.place),
  );
  // If nulls stand for absent members anyway, none of them is drift.
  const nullMatters = drifts.some((drift) => drift.kind === 'null' && drift.demanded);
  return drifts.filter(({ kind }) => nullMatters || kind !== 'null');
}

interface Place {
  /** The schema as declared, with its `$ref`. */
  readonly declared: SchemaPlace;
  readonly value: Json;
  readonly demanded: boolean;
}

function* walk(contract: Contract, { declared, value, demanded }: Place): Iterable<Drift> {
  const { schema, place } = followed(contract, declared);
  if (value === null) {
    if (!schema.nullable) yield { kind: 'null', place, isEnum: schema.enum !== undefined, demanded };
    return;
  }
  const branches = schema.oneOf ?? schema.anyOf;
  if (branches !== undefined) return yield* inNone(contract, declared, branches, value);
  if (!hasType(schema, value)) {
    yield { kind: 'type', place: declared.place, observed: schemaOf(value) };
  } else if (isArray(value)) {
    if (schema.items === undefined) return;
    const items = { schema: schema.items, place: `${place}/items` };
    for (const item of value) yield* walk(contract, { declared: items, value: item, demanded: true });
  } else if (isObject(value)) {
    yield* members(contract, { schema, place }, value);
  } else {
    yield* scalar({ schema, place }, value);
  }
}

function* members(
  contract: Contract,
  { schema, place }: SchemaPlace,
  value: Readonly<Record<string, Json>>,
): Iterable<Drift> {
  const { properties, required = [], additionalProperties = false } = schema;
  for (const [name, member] of Object.entries(value)) {
    const property =
      properties !== undefined && Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (property !== undefined) {
      const declared = { schema: property, place: `${place}/properties${pointerOf([name])}` };
      yield* walk(contract, { declared, value: member, demanded: required.includes(name) });
    } else if (typeof additionalProperties === 'object') {
      const declared = { schema: additionalProperties, place: `${place}/additionalProperties` };
      yield* walk(contract, { declared, value: member, demanded: true });
    } else if (properties !== undefined && !additionalProperties && member !== null && isName(name)) {
      yield { kind: 'member', place, name, observed: schemaOf(member) };
    }
  }
}

/** Adds a branch if none matches the value. */
function* inNone(
  contract: Contract,
  declared: SchemaPlace,
  branches: readonly SchemaObject[],
  value: Json,
): Iterable<Drift> {
  const { place } = declared;
  const fits = branches.some(
    (schema) => [...walk(contract, { declared: { schema, place }, value, demanded: false })].length === 0,
  );
  if (!fits) yield { kind: 'type', place, observed: schemaOf(value) };
}

function* scalar({ schema, place }: SchemaPlace, value: string | number | boolean): Iterable<Drift> {
  const { enum: values, format } = schema;
  if (typeof value === 'string' && values !== undefined && !values.includes(value)) {
    if (aConstant.test(value) && !isMasked(value)) yield { kind: 'value', place, value };
  }
  if (format === 'int32' && typeof value === 'number' && Math.abs(value) > 2 ** 31 - 1)
    yield { kind: 'format', place, format };
  if (format === 'uri' && typeof value === 'string' && !URL.canParse(value))
    yield { kind: 'format', place, format };
}

const types: Readonly<Record<string, (value: Json) => boolean>> = {
  string: (value) => typeof value === 'string',
  boolean: (value) => typeof value === 'boolean',
  integer: (value) => Number.isInteger(value),
  number: (value) => typeof value === 'number',
  array: isArray,
  object: isObject,
};

const hasType = ({ type }: SchemaObject, value: Json): boolean =>
  type === undefined || (types[type]?.(value) ?? true);
