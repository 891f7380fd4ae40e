import type { Contract } from '../spec/contract.js';
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

const byContract = new WeakMap<Contract, MembersOf>();

/** Returns a cached function that looks up the members of a schema. */
export function membersIn(contract: Contract): MembersOf {
  const known =
    byContract.get(contract) ?? remembered((schema) => read(flattened(contract.document, schema)));
  byContract.set(contract, known);
  return known;
}

function remembered(work: MembersOf): MembersOf {
  const results = new Map<SchemaObject, KnownMembers>();
  return (schema) => {
    const known = results.get(schema);
    if (known !== undefined) return known;
    const result = work(schema);
    results.set(schema, result);
    return result;
  };
}

function read({ properties, items, oneOf, anyOf, additionalProperties = false }: SchemaObject): KnownMembers {
  return {
    properties: properties && new Map(Object.entries(properties)),
    open: (oneOf ?? anyOf) !== undefined || additionalProperties !== false,
    items,
  };
}
