import type { Contract } from '../spec/contract.js';
import type { Schema } from '../spec/openapi.js';
import { flattened } from '../spec/operation.js';

/** What a schema says of the members of a value. */
export interface KnownMembers {
  /** By name; undefined where the schema names none. */
  readonly properties: ReadonlyMap<string, Schema> | undefined;
  /** Whether others are allowed beside them. */
  readonly open: boolean;
  /** Of a list. */
  readonly items: Schema | undefined;
}

export type MembersOf = (schema: Schema) => KnownMembers;

const byContract = new WeakMap<Contract, MembersOf>();

/** Tells them of the schemas of a contract: worked out once for each. */
export function membersIn(contract: Contract): MembersOf {
  const known =
    byContract.get(contract) ?? remembered((schema) => read(flattened(contract.document, schema)));
  byContract.set(contract, known);
  return known;
}

function remembered(work: MembersOf): MembersOf {
  const results = new Map<Schema, KnownMembers>();
  return (schema) => {
    const known = results.get(schema);
    if (known !== undefined) return known;
    const result = work(schema);
    results.set(schema, result);
    return result;
  };
}

function read({ properties, items, oneOf, anyOf, additionalProperties = false }: Schema): KnownMembers {
  return {
    properties: properties && new Map(Object.entries(properties)),
    open: (oneOf ?? anyOf) !== undefined || additionalProperties !== false,
    items,
  };
}
