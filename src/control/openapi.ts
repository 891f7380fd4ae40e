import { STATUS_CODES } from 'node:http';
import { controlPath } from '../mock/transport/node.js';
import { bundle } from '../spec/compile/bundle.js';
import { componentRoot } from '../spec/compile/json-schema.js';
import type { Contract } from '../spec/contract.js';
import type { Json, JsonObject } from '../spec/json.js';
import { version } from '../version.js';
import type { FailureStatus } from './control-error.js';
import type { ControlRoute, RouteBody } from './route.js';
import { healthPath } from './routes/about.js';
import { refTo, resolverFor, schemasFor } from './schemas.js';

/** Returns an OpenAPI 3.1 document for a table of routes. */
export function openApiDocument(contract: Contract, routes: readonly ControlRoute[]): JsonObject {
  const schemas = bundle(schemasFor(contract), resolverFor(contract), componentRoot);
  const paths: Record<string, JsonObject> = {};
  for (const route of routes)
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operationOf(route) };
  return {
    openapi: '3.1.0',
    info: {
      title: 'The control plane of authlete-testkit',
      version: version(),
      license: { name: 'Apache 2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: controlPath }],
    security: [{ controlToken: [] }],
    paths,
    components: {
      schemas: Object.fromEntries([...schemas].sort(([a], [b]) => a.localeCompare(b))),
      securitySchemes: { controlToken: { type: 'http', scheme: 'bearer' } },
    },
  };
}

const operationOf = (route: ControlRoute): JsonObject => ({
  operationId: route.operationId,
  summary: route.summary,
  ...(route.path === healthPath && { security: [] }),
  parameters: [...pathParameters(route), ...queryParameters(route), ...headerParameters(route)],
  ...(route.body !== undefined && { requestBody: requestBodyOf(route.body) }),
  responses: {
    ...successOf(route),
    ...Object.fromEntries(failuresOf(route).map((status) => [status, failure(status)])),
  },
});

const pathParameters = ({ path }: ControlRoute): Json[] =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    schema: name === 'serviceId' ? { type: 'integer', minimum: 1 } : { type: 'string' },
  }));

const queryParameters = ({ query = {} }: ControlRoute): Json[] =>
  Object.entries(query).map(([name, { description, ...schema }]) => ({
    name,
    in: 'query',
    ...(description !== undefined && { description }),
    schema: asJson(schema),
  }));

const headerParameters = ({ success }: ControlRoute): Json[] =>
  success === 'events' ? [{ name: 'Last-Event-ID', in: 'header', schema: { type: 'integer' } }] : [];

function requestBodyOf({ schema, required, yaml }: RouteBody): Json {
  const content = { schema: asJson(refTo(schema)) };
  return {
    required,
    content: { 'application/json': content, ...(yaml && { 'application/yaml': content }) },
  };
}

function successOf({ success }: ControlRoute): JsonObject {
  if (success === 'events')
    return {
      200: { description: 'OK', content: { 'text/event-stream': { schema: { type: 'string' } } } },
    };
  const [status, schema] = success;
  return { [status]: schema === undefined ? described(status) : withJson(status, schema) };
}

/** Returns the failure statuses of a route, sorted. */
function failuresOf({ path, query, body, failures = [] }: ControlRoute): FailureStatus[] {
  const statuses: FailureStatus[] = [
    ...(query !== undefined || body !== undefined || path.includes('{') ? ([400] as const) : []),
    ...(path === healthPath ? [] : ([401] as const)),
    403,
    ...(path.includes('{') ? ([404] as const) : []),
    ...(body === undefined ? [] : ([413, 415] as const)),
    ...failures,
  ];
  return statuses.sort((a, b) => a - b);
}

const failure = (status: FailureStatus): JsonObject => withJson(status, 'Error');

const withJson = (status: number, schema: string): JsonObject => ({
  ...described(status),
  content: { 'application/json': { schema: asJson(refTo(schema)) } },
});

const described = (status: number): JsonObject => ({ description: STATUS_CODES[status] ?? '' });

/** Drops everything that is not JSON, such as `undefined` members. */
const asJson = (value: object): Json => JSON.parse(JSON.stringify(value));
