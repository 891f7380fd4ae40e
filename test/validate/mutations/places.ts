import { isObject } from '../../../src/json.js';
import { isArray, type Json, pointerOf } from '../../../src/spec/json.js';
import type { SchemaObject } from '../../../src/spec/openapi.js';

/** A value of a body, with its schema in the contract. */
export interface Place {
  readonly pointer: string;
  readonly name: string;
  readonly value: Json;
  /** With references resolved; several schemas for a oneOf. */
  readonly schemas: readonly SchemaObject[];
  /** Whether the member is required. */
  readonly required: boolean;
}

type Resolve = (reference: string) => SchemaObject;

/** Every value of a body that is in the contract, except nulls, which count as absent. */
export function* placesOf(schema: SchemaObject, value: Json, resolve: Resolve): Iterable<Place> {
  yield* walk({ pointer: '', name: '', value, schemas: leaves(schema, resolve), required: false }, resolve);
}

function* walk(place: Place, resolve: Resolve): Iterable<Place> {
  const { pointer, value, schemas } = place;
  if (value === null) return;
  yield place;
  const inside = (
    name: string,
    child: Json,
    found: readonly (SchemaObject | undefined)[],
    required: boolean,
  ) =>
    walk(
      {
        pointer: pointer + pointerOf([name]),
        name,
        value: child,
        schemas: found.flatMap((one) => (one === undefined ? [] : leaves(one, resolve))),
        required,
      },
      resolve,
    );
  if (isArray(value)) {
    // One stands for all: they have the same schema.
    const [first] = value;
    const items = schemas.map((one) => one.items);
    if (first !== undefined && items.some((one) => one !== undefined))
      yield* inside('0', first, items, false);
  } else if (isObject(value)) {
    for (const [name, child] of Object.entries(value)) {
      const properties = schemas.map((one) => own(one.properties, name));
      if (properties.every((one) => one === undefined)) continue;
      yield* inside(
        name,
        child,
        properties,
        schemas.every((one) => one.required?.includes(name)),
      );
    }
  }
}

/** Returns the schemas after resolving references and alternatives. */
function leaves(schema: SchemaObject, resolve: Resolve): SchemaObject[] {
  if (schema.$ref !== undefined) return leaves(resolve(schema.$ref), resolve);
  const branches = [...(schema.allOf ?? []), ...(schema.oneOf ?? []), ...(schema.anyOf ?? [])];
  return branches.length === 0 ? [schema] : branches.flatMap((one) => leaves(one, resolve));
}

const own = (properties: SchemaObject['properties'], name: string): SchemaObject | undefined =>
  properties !== undefined && Object.hasOwn(properties, name) ? properties[name] : undefined;
