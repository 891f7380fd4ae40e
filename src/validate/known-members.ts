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

const byContract = new WeakMap<Contract, WeakMap<Schema, KnownMembers>>();

/** Worked out once for each schema of a contract. */
export function knownMembers(contract: Contract, schema: Schema): KnownMembers {
  const bySchema = byContract.get(contract) ?? new WeakMap<Schema, KnownMembers>();
  byContract.set(contract, bySchema);
  const known = bySchema.get(schema) ?? read(flattened(contract.document, schema));
  bySchema.set(schema, known);
  return known;
}

function read({ properties, items, oneOf, anyOf, additionalProperties }: Schema): KnownMembers {
  // A schema without properties, or with others beside them, allows any member.
  const open = oneOf ?? anyOf ?? (additionalProperties === false ? undefined : additionalProperties);
  const closed = properties !== undefined && open === undefined;
  return { properties: closed ? new Map(Object.entries(properties)) : undefined, items };
}
