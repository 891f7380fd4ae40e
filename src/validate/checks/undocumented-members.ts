import type { Json } from '../../spec/json.js';
import { isArray, isObject } from '../../spec/json.js';
import type { Schema } from '../../spec/openapi.js';
import { check, type Found } from '../check.js';

export default check({
  id: 'undocumented-members',
  severity: 'warning',
  about: 'The answer has no member that the contract does not know.',
  why: 'The service has learnt something: an additive change that the types of clients do not have yet.',
  *run({ exchange, operation, contract }) {
    const { response, status } = exchange;
    const schema = operation.responses.get(String(status))?.schema;
    if (schema === undefined || response.kind !== 'json') return;
    yield* unknownMembers(schema, response.value as Json, '', contract.resolve);
  },
});

type Resolve = (reference: string) => Schema;

function* unknownMembers(schema: Schema, value: Json, pointer: string, resolve: Resolve): Iterable<Found> {
  if (schema.$ref !== undefined) return yield* unknownMembers(resolve(schema.$ref), value, pointer, resolve);
  if (schema.allOf?.length === 1 && schema.allOf[0])
    return yield* unknownMembers(schema.allOf[0], value, pointer, resolve);
  if (isArray(value)) {
    if (schema.items === undefined) return;
    for (const [index, item] of value.entries())
      yield* unknownMembers(schema.items, item, `${pointer}/${index}`, resolve);
    return;
  }
  // A schema without properties, or with others beside them, allows any member.
  if (!isObject(value) || schema.properties === undefined || schema.oneOf || schema.anyOf) return;
  if (schema.additionalProperties !== undefined && schema.additionalProperties !== false) return;
  for (const [name, member] of Object.entries(value)) {
    const at = `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    const property = Object.hasOwn(schema.properties, name) ? schema.properties[name] : undefined;
    if (property !== undefined) yield* unknownMembers(property, member, at, resolve);
    else if (member !== null)
      yield { message: `${at} is not in the contract.`, pointer: `/response${at}`, got: typeof member };
  }
}
