import type { Json } from '../../spec/json.js';
import { isArray, isObject } from '../../spec/json.js';
import type { Schema } from '../../spec/openapi.js';
import { check, type Found } from '../check.js';
import type { Body } from '../exchange.js';

export default check({
  id: 'undocumented-members',
  severity: 'warning',
  about: 'Neither the answer nor the request has a member that the contract does not know.',
  why: 'In an answer the service has learnt something that types do not have yet; in a request it is a misspelt name, and has no effect.',
  *run({ exchange, operation, contract, sent }) {
    const { request, response, status } = exchange;
    const documented = operation.responses.get(String(status))?.schema;
    yield* unknownIn('response', jsonOf(response), documented, contract.resolve);
    // A request that the API refused may well be wrong.
    if (status >= 400) return;
    yield* unknownIn('request', jsonOf(request) ?? sent, operation.requestSchema, contract.resolve);
  },
});

// What JSON.parse made is JSON.
const jsonOf = (body: Body): Json | undefined => (body.kind === 'json' ? (body.value as Json) : undefined);

function* unknownIn(
  part: string,
  value: Json | undefined,
  schema: Schema | undefined,
  resolve: Resolve,
): Iterable<Found> {
  if (schema === undefined || value === undefined) return;
  for (const { pointer, member } of unknownMembers(schema, value, '', resolve))
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

type Resolve = (reference: string) => Schema;

function* unknownMembers(schema: Schema, value: Json, pointer: string, resolve: Resolve): Iterable<Unknown> {
  if (schema.$ref !== undefined) return yield* unknownMembers(resolve(schema.$ref), value, pointer, resolve);
  if (schema.allOf?.length === 1 && schema.allOf[0])
    return yield* unknownMembers(schema.allOf[0], value, pointer, resolve);
  if (isArray(value)) {
    if (schema.items === undefined) return;
    for (const [index, item] of value.entries())
      yield* unknownMembers(schema.items, item, `${pointer}/${index}`, resolve);
    return;
  }
  if (!isObject(value) || schema.properties === undefined) return;
  // A schema with others beside its properties allows any member.
  const { oneOf, anyOf, additionalProperties = false } = schema;
  const open = oneOf !== undefined || anyOf !== undefined || additionalProperties !== false;
  for (const [name, member] of Object.entries(value)) {
    const at = `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    const property = Object.hasOwn(schema.properties, name) ? schema.properties[name] : undefined;
    if (property !== undefined) yield* unknownMembers(property, member, at, resolve);
    else if (member !== null && !open) yield { pointer: at, member };
  }
}
