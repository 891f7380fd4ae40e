import { scenarioSchema } from '../../src/scenarios/scenario/schema.js';
import { toJsonSchema } from '../../src/spec/compile/json-schema.js';
import type { Contract } from '../../src/spec/contract.js';
import { isArray, isObject, type Json, type JsonObject } from '../../src/spec/json.js';

/** The JSON Schema by which editors complete scenario files. */
export function scenarioJsonSchema(contract: Contract): string {
  const schema = toJsonSchema(scenarioSchema(contract));
  const used = new Map<string, Json>();
  const root = bundled(JSON.parse(JSON.stringify(schema)), contract, used);
  const document = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'A scenario of authlete-testkit',
    ...(isObject(root) && root),
    definitions: Object.fromEntries([...used].sort(([a], [b]) => a.localeCompare(b))),
  };
  return `${JSON.stringify(document, undefined, 1)}\n`;
}

/** The schema with the components that it refers to beside it; a member that is not known is a mistake. */
function bundled(node: Json, contract: Contract, used: Map<string, Json>): Json {
  if (isArray(node)) return node.map((item) => bundled(item, contract, used));
  if (!isObject(node)) return node;
  const reference = node['$ref'];
  if (typeof reference === 'string') return { $ref: define(reference, contract, used) };
  const made: JsonObject = {};
  for (const [name, value] of Object.entries(node)) made[name] = bundled(value, contract, used);
  if (isObject(node['properties']) && node['type'] === 'object') made['additionalProperties'] ??= false;
  return made;
}

function define(reference: string, contract: Contract, used: Map<string, Json>): string {
  const name = reference.replace(/^.*\//, '');
  if (!used.has(name)) {
    used.set(name, {});
    const schema: Json = JSON.parse(
      JSON.stringify(toJsonSchema(contract.resolve(`#/components/schemas/${name}`))),
    );
    used.set(name, bundled(schema, contract, used));
  }
  return `#/definitions/${name}`;
}
