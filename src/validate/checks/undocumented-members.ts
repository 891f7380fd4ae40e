import type { Contract } from '../../spec/contract.js';
import { isArray, type Json, type JsonObject, pointerOf } from '../../spec/json.js';
import type { Schema } from '../../spec/openapi.js';
import { check, type Found } from '../check.js';
import { knownMembers } from '../known-members.js';

export default check({
  id: 'undocumented-members',
  severity: 'warning',
  about: 'The answer has no member that the contract does not know.',
  why: 'The service has learnt something: an additive change that the types of clients do not have yet.',
  *run({ exchange, operation, contract }) {
    const { response, status } = exchange;
    const schema = operation.responses.get(String(status))?.schema;
    if (schema === undefined || response.kind !== 'json') return;
    if (isNested(response.value)) yield* unknownMembers(contract, schema, response.value, '');
  },
});

type Nested = readonly Json[] | JsonObject;

const isNested = (value: unknown): value is Nested => typeof value === 'object' && value !== null;

function* unknownMembers(
  contract: Contract,
  schema: Schema,
  value: Nested,
  pointer: string,
): Iterable<Found> {
  const { properties, items } = knownMembers(contract, schema);
  if (isArray(value)) {
    if (items === undefined) return;
    for (const [index, item] of value.entries())
      if (isNested(item)) yield* unknownMembers(contract, items, item, `${pointer}/${index}`);
    return;
  }
  if (properties === undefined) return;
  for (const name in value) {
    const member = value[name] ?? null;
    const property = properties.get(name);
    if (member === null) continue;
    if (property === undefined) yield unknownMember(pointer + pointerOf([name]), member);
    else if (isNested(member)) yield* unknownMembers(contract, property, member, pointer + pointerOf([name]));
  }
}

const unknownMember = (at: string, member: Json): Found => ({
  message: `${at} is not in the contract.`,
  pointer: `/response${at}`,
  got: typeof member,
});
