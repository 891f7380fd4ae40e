import type { Contract, ContractOperation } from '../spec/contract.js';
import { pointerOf, pointerTokens } from '../spec/json.js';
import type { SchemaObject } from '../spec/openapi.js';
import type { Violation } from '../spec/validate.js';

/** A schema and its place in the contract: `#/components/schemas/client/properties/clientId`. */
export interface SchemaPlace {
  readonly schema: SchemaObject;
  readonly place: string;
}

const bodies = new WeakMap<ContractOperation, Map<string | undefined, SchemaPlace | undefined>>();

/** Returns the schema of a request body or, with a status, of a response body. Cached. */
export function bodySchema(operation: ContractOperation, status?: string): SchemaPlace | undefined {
  const known = bodies.get(operation) ?? new Map<string | undefined, SchemaPlace | undefined>();
  bodies.set(operation, known);
  if (!known.has(status)) known.set(status, placeOf(operation, status));
  return known.get(status);
}

function placeOf(
  { path, method, requestSchema, responses }: ContractOperation,
  status: string | undefined,
): SchemaPlace | undefined {
  const schema = status === undefined ? requestSchema : responses.get(status)?.schema;
  if (schema === undefined) return undefined;
  const part = status === undefined ? ['requestBody'] : ['responses', status];
  const steps = ['paths', path, method.toLowerCase(), ...part, 'content', 'application/json', 'schema'];
  return { schema, place: `#${pointerOf(steps)}` };
}

/** Returns the schema at a JSON pointer below; `undefined` if there is none. */
export function schemaAt(
  contract: Contract,
  root: SchemaPlace | undefined,
  pointer: string,
): SchemaPlace | undefined {
  let current = root && followed(contract, root);
  for (const token of pointer === '' ? [] : pointerTokens(pointer)) {
    const next: SchemaPlace | undefined = current && below(contract, current, token);
    current = next && followed(contract, next);
  }
  return current;
}

/** Refines the place of a violation from the schema to the keyword. */
export function inContract(
  contract: Contract,
  root: SchemaPlace | undefined,
  violation: Violation,
): Violation {
  const place = schemaAt(contract, root, violation.pointer)?.place;
  return place === undefined ? violation : { ...violation, schemaPath: `${place}/${violation.keyword}` };
}

export function followed(contract: Contract, { schema, place }: SchemaPlace): SchemaPlace {
  if (schema.$ref !== undefined)
    return followed(contract, { schema: contract.resolve(schema.$ref), place: schema.$ref });
  const [first, ...others] = schema.allOf ?? [];
  if (first === undefined || others.length > 0) return { schema, place };
  return followed(contract, { schema: first, place: `${place}/allOf/0` });
}

function below(contract: Contract, { schema, place }: SchemaPlace, token: string): SchemaPlace | undefined {
  const { items, properties = {}, additionalProperties, allOf = [] } = schema;
  const property = Object.hasOwn(properties, token) ? properties[token] : undefined;
  if (property !== undefined) return { schema: property, place: `${place}/properties${pointerOf([token])}` };
  if (items !== undefined && /^\d+$/.test(token)) return { schema: items, place: `${place}/items` };
  if (typeof additionalProperties === 'object')
    return { schema: additionalProperties, place: `${place}/additionalProperties` };
  for (const [index, part] of allOf.entries()) {
    const found = below(
      contract,
      followed(contract, { schema: part, place: `${place}/allOf/${index}` }),
      token,
    );
    if (found !== undefined) return found;
  }
  return undefined;
}
