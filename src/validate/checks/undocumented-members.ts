import { isArray, type Json, type JsonObject, pointerOf } from '../../spec/json.js';
import type { SchemaObject } from '../../spec/openapi.js';
import { type CheckResult, check } from '../check.js';
import type { Body } from '../exchange.js';
import { type MembersOf, membersIn } from '../known-members.js';

export default check({
  id: 'undocumented-members',
  severity: 'warning',
  about: 'The contract knows every member of the response and of the request.',
  why: 'In a response, the service has a new member that types do not have yet. In a request, the name is misspelled and has no effect.',
  *run({ exchange, operation, contract, sent }) {
    const { request, response, status } = exchange;
    const membersOf = membersIn(contract);
    yield* unknownIn(
      'response',
      jsonOf(response),
      operation.responses.get(String(status))?.schema,
      membersOf,
    );
    // If the API rejected the request, it may well be invalid.
    if (status >= 400) return;
    yield* unknownIn('request', jsonOf(request) ?? sent, operation.requestSchema, membersOf);
  },
});

const jsonOf = (body: Body): unknown => (body.kind === 'json' ? body.value : undefined);

function* unknownIn(
  part: string,
  value: unknown,
  schema: SchemaObject | undefined,
  membersOf: MembersOf,
): Iterable<CheckResult> {
  if (schema === undefined || !isNested(value) || !hasUnknown(membersOf, schema, value)) return;
  for (const { pointer, member } of unknownMembers(membersOf, schema, value, ''))
    yield {
      message: `${pointer} is not in the contract.`,
      pointer: `/${part}${pointer}`,
      got: typeof member,
    };
}

interface Unknown {
  readonly pointer: string;
  readonly member: Json;
}

type Nested = readonly Json[] | JsonObject;

const isNested = (value: unknown): value is Nested => typeof value === 'object' && value !== null;

/** Whether there is any finding. Nearly all bodies have none, so answer quickly, without allocations. */
function hasUnknown(membersOf: MembersOf, schema: SchemaObject, value: Nested): boolean {
  const { properties, items, open } = membersOf(schema);
  if (isArray(value))
    return items !== undefined && value.some((item) => isNested(item) && hasUnknown(membersOf, items, item));
  if (properties === undefined) return false;
  for (const name in value) {
    const member = value[name] ?? null;
    if (member === null) continue;
    const property = properties.get(name);
    if (property === undefined ? !open : isNested(member) && hasUnknown(membersOf, property, member))
      return true;
  }
  return false;
}

function* unknownMembers(
  membersOf: MembersOf,
  schema: SchemaObject,
  value: Nested,
  pointer: string,
): Iterable<Unknown> {
  const { properties, items, open } = membersOf(schema);
  for (const [name, member] of Object.entries(value)) {
    const at = pointer + pointerOf([name]);
    const known = isArray(value) ? items : properties?.get(name);
    if (known !== undefined && isNested(member)) yield* unknownMembers(membersOf, known, member, at);
    const isMember = properties !== undefined && !isArray(value) && !open;
    if (known === undefined && isMember && member !== null) yield { pointer: at, member };
  }
}
