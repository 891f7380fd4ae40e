import { isObject } from '../json.js';
import type { Json } from './json.js';

/**
 * The internal form of a contract: OpenAPI 3.0.3, structure only, with references to named components only.
 */
export interface OpenApiDocument {
  openapi: string;
  info: { title: string; version: string };
  'x-source'?: Source;
  servers?: { url: string }[];
  security?: SecurityRequirement[];
  tags?: { name: string }[];
  paths: Record<string, PathItem>;
  components: Components;
}

/** Where a document comes from. */
export interface Source {
  repository?: string;
  commit?: string;
  date?: string;
  sha256: string;
}

export interface Components {
  schemas: Record<string, SchemaObject>;
  responses?: Record<string, ResponseObject | ReferenceObject>;
  parameters?: Record<string, ParameterObject | ReferenceObject>;
  requestBodies?: Record<string, RequestBodyObject | ReferenceObject>;
  headers?: Record<string, Header | ReferenceObject>;
  securitySchemes?: Record<string, Json>;
}

export type SecurityRequirement = Record<string, string[]>;

export const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'] as const;
export type Method = (typeof methods)[number];

export type PathItem = { [M in Method]?: OpenApiOperation } & {
  parameters?: (ParameterObject | ReferenceObject)[];
  servers?: { url: string }[];
};

export interface OpenApiOperation {
  operationId?: string;
  tags?: string[];
  parameters?: (ParameterObject | ReferenceObject)[];
  requestBody?: RequestBodyObject | ReferenceObject;
  responses: Record<string, ResponseObject | ReferenceObject>;
  security?: SecurityRequirement[];
  deprecated?: boolean;
}

export interface ReferenceObject {
  $ref: string;
}

export interface ParameterObject {
  in: string;
  name: string;
  required?: boolean;
  schema?: SchemaObject;
}

export interface Header {
  required?: boolean;
  schema?: SchemaObject;
}

export interface RequestBodyObject {
  required?: boolean;
  content: Record<string, MediaType>;
}

export interface MediaType {
  schema?: SchemaObject;
  encoding?: Record<string, Json>;
}

export interface ResponseObject {
  description: string;
  headers?: Record<string, Header | ReferenceObject>;
  content?: Record<string, MediaType>;
}

export interface SchemaObject {
  $ref?: string;
  /** Only in the testkit's own schemas; the contract has none. */
  description?: string;
  type?: string;
  format?: string;
  enum?: Json[];
  nullable?: boolean;
  properties?: Record<string, SchemaObject>;
  required?: string[];
  additionalProperties?: boolean | SchemaObject;
  items?: SchemaObject;
  allOf?: SchemaObject[];
  oneOf?: SchemaObject[];
  anyOf?: SchemaObject[];
  not?: SchemaObject;
  readOnly?: boolean;
  writeOnly?: boolean;
  deprecated?: boolean;
  default?: Json;
  discriminator?: Json;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: boolean;
  exclusiveMaximum?: boolean;
  multipleOf?: number;
  minItems?: number;
  maxItems?: number;
  uniqueItems?: boolean;
  minProperties?: number;
  maxProperties?: number;
}

/** Whether a value has the outline of the internal form. `spec check` verifies the details. */
export function isOpenApiDocument(value: unknown): value is OpenApiDocument {
  if (!isObject(value)) return false;
  const { openapi, info, paths, components } = value;
  return (
    typeof openapi === 'string' &&
    isObject(info) &&
    isObject(paths) &&
    isObject(components) &&
    isObject(components['schemas'])
  );
}
