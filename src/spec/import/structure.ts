import { isObject } from '../../json.js';
import { arrayAt, isArray, type Json, type JsonObject, objectAt } from '../json.js';
import { methods } from '../openapi.js';
import type { NamedNode } from './references.js';
import { readSchema, type SchemaReader } from './schema.js';

/** Copies the structure without prose, examples, links and extensions. */
export function readPathItem(reader: SchemaReader, node: Json): JsonObject {
  const item = followed(reader, node);
  return {
    ...serversOf(item),
    ...list(item, 'parameters', (one) => referenced(reader, one, readParameter)),
    ...Object.fromEntries(
      methods.flatMap((method) => {
        const operation = item[method];
        return isObject(operation) ? [[method, readOperation(reader, operation)]] : [];
      }),
    ),
  };
}

function readOperation(reader: SchemaReader, node: JsonObject): JsonObject {
  return {
    ...keep(node, ['operationId', 'tags', 'deprecated', 'security']),
    ...serversOf(node),
    ...list(node, 'parameters', (one) => referenced(reader, one, readParameter)),
    ...one(node, 'requestBody', (body) => referenced(reader, body, readRequestBody)),
    responses: map(objectAt(node, 'responses'), (response) => referenced(reader, response, readResponse)),
  };
}

export function readComponent(reader: SchemaReader, { kind, node }: NamedNode): JsonObject {
  if (kind === 'schemas') return readSchema(reader, node, true);
  if (typeof node['$ref'] === 'string') return { $ref: reader.references.canonical(node['$ref']) };
  const readers = {
    responses: readResponse,
    parameters: readParameter,
    requestBodies: readRequestBody,
    headers: readParameter,
  };
  return readers[kind](reader, node);
}

function readParameter(reader: SchemaReader, node: JsonObject): JsonObject {
  return {
    ...keep(node, ['in', 'name', 'required', 'deprecated', 'allowEmptyValue']),
    ...keep(node, ['style', 'explode', 'allowReserved']),
    ...one(node, 'schema', (schema) => readSchema(reader, schema)),
    ...one(node, 'content', (content) => readContent(reader, content)),
  };
}

function readRequestBody(reader: SchemaReader, node: JsonObject): JsonObject {
  return { ...keep(node, ['required']), content: readContent(reader, node['content'] ?? {}) };
}

function readResponse(reader: SchemaReader, node: JsonObject): JsonObject {
  return {
    // OpenAPI requires this member.
    description: '',
    ...one(node, 'headers', (headers) =>
      map(isObject(headers) ? headers : {}, (header) => referenced(reader, header, readParameter)),
    ),
    ...one(node, 'content', (content) => readContent(reader, content)),
  };
}

function readContent(reader: SchemaReader, node: Json): JsonObject {
  return map(isObject(node) ? node : {}, (media) => {
    if (!isObject(media)) return {};
    return {
      ...one(media, 'schema', (schema) => readSchema(reader, schema)),
      ...one(media, 'encoding', (encoding) =>
        map(isObject(encoding) ? encoding : {}, (how) =>
          isObject(how) ? keep(how, ['contentType', 'style', 'explode', 'allowReserved']) : {},
        ),
      ),
    };
  });
}

function referenced(
  reader: SchemaReader,
  node: Json,
  read: (reader: SchemaReader, node: JsonObject) => JsonObject,
): JsonObject {
  if (!isObject(node)) return {};
  const name = reader.references.nameOf(node);
  if (name !== undefined) return { $ref: name };
  if (typeof node['$ref'] === 'string') return { $ref: reader.references.canonical(node['$ref']) };
  return read(reader, node);
}

/** Inlines path items: OpenAPI 3.0 has no named components for them. */
function followed(reader: SchemaReader, node: Json): JsonObject {
  if (!isObject(node)) return {};
  return typeof node['$ref'] === 'string' ? reader.references.resolve(node['$ref']) : node;
}

export function serversOf(node: JsonObject): JsonObject {
  const urls = arrayAt(node, 'servers').flatMap((server) => (isObject(server) ? keep(server, ['url']) : []));
  return urls.length === 0 ? {} : { servers: urls };
}

export function keep(node: JsonObject, members: readonly string[]): JsonObject {
  return Object.fromEntries(
    members.flatMap((member) => {
      const value = node[member];
      return value === undefined ? [] : [[member, value]];
    }),
  );
}

function map(node: JsonObject, change: (value: Json) => Json): JsonObject {
  return Object.fromEntries(
    Object.entries(node).flatMap(([name, value]) => (name.startsWith('x-') ? [] : [[name, change(value)]])),
  );
}

function one(node: JsonObject, member: string, change: (value: Json) => Json): JsonObject {
  const value = node[member];
  return value === undefined ? {} : { [member]: change(value) };
}

function list(node: JsonObject, member: string, change: (value: Json) => Json): JsonObject {
  const values = node[member];
  return isArray(values) && values.length > 0 ? { [member]: values.map(change) } : {};
}
