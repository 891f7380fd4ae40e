import { isObject, type Json } from './json.js';

/** The one internal form of a contract: OpenAPI 3.0.3, structure only, every reference to a named component. */
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

/** Where a document came from. */
export interface Source {
  repository?: string;
  commit?: string;
  date?: string;
  sha256: string;
}

export interface Components {
  schemas: Record<string, Schema>;
  responses?: Record<string, Response | Reference>;
  parameters?: Record<string, Parameter | Reference>;
  requestBodies?: Record<string, RequestBody | Reference>;
  headers?: Record<string, Header | Reference>;
  securitySchemes?: Record<string, Json>;
}

export type SecurityRequirement = Record<string, string[]>;

export const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'] as const;
export type Method = (typeof methods)[number];

export type PathItem = { [M in Method]?: Operation } & {
  parameters?: (Parameter | Reference)[];
  servers?: { url: string }[];
};

export interface Operation {
  operationId?: string;
  tags?: string[];
  parameters?: (Parameter | Reference)[];
  requestBody?: RequestBody | Reference;
  responses: Record<string, Response | Reference>;
  security?: SecurityRequirement[];
  deprecated?: boolean;
}

export interface Reference {
  $ref: string;
}

export interface Parameter {
  in: string;
  name: string;
  required?: boolean;
  schema?: Schema;
}

export interface Header {
  required?: boolean;
  schema?: Schema;
}

export interface RequestBody {
  required?: boolean;
  content: Record<string, MediaType>;
}

export interface MediaType {
  schema?: Schema;
  encoding?: Record<string, Json>;
}

export interface Response {
  description: string;
  headers?: Record<string, Header | Reference>;
  content?: Record<string, MediaType>;
}

export interface Schema {
  $ref?: string;
  /** Of schemas that the toolkit itself writes; the contract has none. */
  description?: string;
  type?: string;
  format?: string;
  enum?: Json[];
  nullable?: boolean;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  items?: Schema;
  allOf?: Schema[];
  oneOf?: Schema[];
  anyOf?: Schema[];
  not?: Schema;
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

/** Whether a value has the frame of the internal form; that the rest holds is what `spec check` finds out. */
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
