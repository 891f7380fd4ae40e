import type { Contract } from '../spec/contract.js';
import { oncePer } from '../spec/once-per.js';
import type { SchemaObject } from '../spec/openapi.js';
import { flattened } from '../spec/operation.js';

/** What a schema says about the members of a value. */
export interface KnownMembers {
  /** Keyed by name; `undefined` if the schema names no members. */
  readonly properties: ReadonlyMap<string, SchemaObject> | undefined;
  /** Whether additional members are allowed. */
  readonly open: boolean;
  /** The schema of array items. */
  readonly items: SchemaObject | undefined;
}

export type MembersOf = (schema: SchemaObject) => KnownMembers;

/** Returns a cached function that looks up the members of a schema. */
export const membersIn = oncePer(
  ({ document }: Contract): MembersOf => oncePer((schema) => read(flattened(document, schema))),
);

function read({ properties, items, oneOf, anyOf, additionalProperties = false }: SchemaObject): KnownMembers {
  return {
    properties: properties && new Map(Object.entries(properties)),
    open: (oneOf ?? anyOf) !== undefined || additionalProperties !== false,
    items,
  };
}
