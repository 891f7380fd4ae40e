import { isObject } from '../json.js';
import type { Json } from './json.js';
import type {
  Method,
  OpenApiDocument,
  OpenApiOperation,
  ParameterObject,
  ReferenceObject,
  ResponseObject,
  SchemaObject,
} from './openapi.js';
import { methods } from './openapi.js';

export type BodyKind = 'json' | 'form';

const verbs = {
  get: 'GET',
  put: 'PUT',
  post: 'POST',
  delete: 'DELETE',
  options: 'OPTIONS',
  head: 'HEAD',
  patch: 'PATCH',
  trace: 'TRACE',
} as const satisfies Record<Method, string>;
export type Verb = (typeof verbs)[Method];

export interface ContractOperation {
  readonly operationId: string;
  readonly method: Verb;
  readonly path: string;
  /** `['api', '{serviceId}', 'auth', 'token']` */
  readonly segments: readonly string[];
  readonly tags: readonly string[];
  /** Whether it needs no access token. */
  readonly public: boolean;
  readonly body: readonly BodyKind[];
  readonly bodyRequired: boolean;
  readonly requestSchema: SchemaObject | undefined;
  /** The names of the query parameters. */
  readonly query: readonly string[];
  readonly parameters: readonly ParameterObject[];
  /** Keyed by the documented status: `'200'`. */
  readonly responses: ReadonlyMap<string, ContractResponse>;
  /** The first documented success status. */
  readonly success: number;
  /** The schema of a successful JSON body. */
  readonly responseSchema: SchemaObject | undefined;
  /** The values of `action`; empty if responses have none. */
  readonly actions: readonly string[];
}

export interface ContractResponse {
  readonly mediaTypes: readonly string[];
  /** The schema of the JSON body, if there is one. */
  readonly schema: SchemaObject | undefined;
}

export const json = 'application/json';
const bodyKinds: Readonly<Record<string, BodyKind>> = {
  [json]: 'json',
  'application/x-www-form-urlencoded': 'form',
};

/** Returns all operations by operationId, sorted by path. */
export function operationsOf(document: OpenApiDocument): Map<string, ContractOperation> {
  const operations = new Map<string, ContractOperation>();
  for (const path of Object.keys(document.paths).sort()) {
    const item = document.paths[path] ?? {};
    for (const method of methods) {
      const operation = item[method];
      if (operation === undefined) continue;
      const operationId = operation.operationId ?? unnamed(path, method, operations);
      const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])];
      operations.set(operationId, read(document, operationId, method, path, operation, parameters));
    }
  }
  return operations;
}

export function resolveSchema(document: OpenApiDocument, reference: string): SchemaObject {
  const name = reference.replace('#/components/schemas/', '');
  const schema = Object.hasOwn(document.components.schemas, name)
    ? document.components.schemas[name]
    : undefined;
  if (schema === undefined) throw new Error(`The contract has no schema ${reference}.`);
  return schema;
}

/** Returns a schema after following references and unwrapping an allOf with one element. */
export function flattened(document: OpenApiDocument, schema: SchemaObject): SchemaObject {
  if (schema.$ref !== undefined) return flattened(document, resolveSchema(document, schema.$ref));
  const [first, ...rest] = schema.allOf ?? [];
  return first !== undefined && rest.length === 0 ? flattened(document, first) : schema;
}

function read(
  document: OpenApiDocument,
  operationId: string,
  method: Method,
  path: string,
  operation: OpenApiOperation,
  parameterNodes: readonly (ParameterObject | ReferenceObject)[],
): ContractOperation {
  const body = operation.requestBody && follow(operation.requestBody, document.components.requestBodies);
  const parameters = parameterNodes.flatMap((node) => follow(node, document.components.parameters) ?? []);
  const responses = new Map(
    Object.entries(operation.responses).map(([status, node]) => [
      status,
      // 204 never has a body, whatever the document says (RFC 9110, section 15.3.5).
      status === '204' ? { mediaTypes: [], schema: undefined } : readResponse(document, node),
    ]),
  );
  const success = Math.min(
    ...[...responses.keys()].map(Number).filter((status) => status >= 200 && status < 300),
  );
  const responseSchema = responses.get(String(success))?.schema;
  return {
    operationId,
    method: verbs[method],
    path,
    segments: path.split('/').filter((segment) => segment !== ''),
    tags: operation.tags ?? [],
    public: (operation.security ?? document.security ?? []).length === 0,
    body: Object.keys(body?.content ?? {}).flatMap((mediaType) => bodyKinds[mediaType] ?? []),
    bodyRequired: body?.required ?? false,
    requestSchema: body?.content[json]?.schema,
    query: parameters.filter((parameter) => parameter.in === 'query').map((parameter) => parameter.name),
    parameters,
    responses,
    success: Number.isFinite(success) ? success : 200,
    responseSchema,
    actions: responseSchema === undefined ? [] : actionsOf(document, responseSchema),
  };
}

function readResponse(document: OpenApiDocument, node: ResponseObject | ReferenceObject): ContractResponse {
  const content = follow(node, document.components.responses)?.content ?? {};
  return { mediaTypes: Object.keys(content), schema: content[json]?.schema };
}

function actionsOf(document: OpenApiDocument, schema: SchemaObject): string[] {
  const action = flattened(document, schema).properties?.['action'];
  const values: readonly Json[] = (action && flattened(document, action).enum) ?? [];
  return values.filter((value) => typeof value === 'string');
}

function follow<T extends object>(
  node: T | ReferenceObject,
  named: Readonly<Record<string, T | ReferenceObject>> | undefined,
): T | undefined {
  if (!isReference(node)) return node;
  const target = named?.[node.$ref.split('/').at(-1) ?? ''];
  return target === undefined ? undefined : follow(target, named);
}

const isReference = (node: object): node is ReferenceObject =>
  isObject(node) && typeof node['$ref'] === 'string';

/** Creates an ID in the style of the others: `/api/{serviceId}/gm` becomes `gm_api`. */
function unnamed(path: string, method: Method, taken: ReadonlyMap<string, unknown>): string {
  const words = path.split('/').filter((segment) => !/^(api)?$|^\{/.test(segment));
  const operationId = [...words, 'api'].join('_').toLowerCase();
  return taken.has(operationId) ? `${operationId}_${method}` : operationId;
}
