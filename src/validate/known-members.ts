import type { Contract } from '../spec/contract.js';
import type { Schema } from '../spec/openapi.js';
import { flattened } from '../spec/operation.js';

/** What a schema says of the members of a value. */
export interface KnownMembers {
  /** By name; undefined where any member is allowed. */
  readonly properties: ReadonlyMap<string, Schema> | undefined;
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

function read({ properties, items, oneOf, anyOf, additionalProperties }: Schema): KnownMembers {
  // A schema without properties, or with others beside them, allows any member.
  const open = oneOf ?? anyOf ?? (additionalProperties === false ? undefined : additionalProperties);
  const closed = properties !== undefined && open === undefined;
  return { properties: closed ? new Map(Object.entries(properties)) : undefined, items };
}
