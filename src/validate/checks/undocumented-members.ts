import { isArray, type Json, type JsonObject, pointerOf } from '../../spec/json.js';
import type { Schema } from '../../spec/openapi.js';
import { check, type Found } from '../check.js';
import { type MembersOf, membersIn } from '../known-members.js';

export default check({
  id: 'undocumented-members',
  severity: 'warning',
  about: 'The answer has no member that the contract does not know.',
  why: 'The service has learnt something: an additive change that the types of clients do not have yet.',
  *run({ exchange, operation, contract }) {
    const { response, status } = exchange;
    const schema = operation.responses.get(String(status))?.schema;
    if (schema === undefined || response.kind !== 'json') return;
    if (!isNested(response.value)) return;
    const membersOf = membersIn(contract);
    if (hasUnknown(membersOf, schema, response.value))
      yield* unknownMembers(membersOf, schema, response.value, '');
  },
});

type Nested = readonly Json[] | JsonObject;

const isNested = (value: unknown): value is Nested => typeof value === 'object' && value !== null;

/** Whether there is one: of nearly all answers that is all there is to know, and it is told without building anything. */
function hasUnknown(membersOf: MembersOf, schema: Schema, value: Nested): boolean {
  const { properties, items } = membersOf(schema);
  if (isArray(value))
    return items !== undefined && value.some((item) => isNested(item) && hasUnknown(membersOf, items, item));
  if (properties === undefined) return false;
  for (const name in value) {
    const member = value[name] ?? null;
    if (member === null) continue;
    const property = properties.get(name);
    if (property === undefined || (isNested(member) && hasUnknown(membersOf, property, member))) return true;
  }
  return false;
}

function* unknownMembers(
  membersOf: MembersOf,
  schema: Schema,
  value: Nested,
  pointer: string,
): Iterable<Found> {
  const { properties, items } = membersOf(schema);
  for (const [name, member] of Object.entries(value)) {
    const at = pointer + pointerOf([name]);
    const known = isArray(value) ? items : properties?.get(name);
    if (known !== undefined && isNested(member)) yield* unknownMembers(membersOf, known, member, at);
    else if (known === undefined && properties !== undefined && !isArray(value) && member !== null)
      yield unknownMember(at, member);
  }
}

const unknownMember = (at: string, member: Json): Found => ({
  message: `${at} is not in the contract.`,
  pointer: `/response${at}`,
  got: typeof member,
});
