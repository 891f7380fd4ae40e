import { createRequire } from 'node:module';
import type { Ajv, Options } from 'ajv';
import type { OpenApiDocument } from '../openapi.js';
import { schemaId, toJsonSchema } from './json-schema.js';

const require = createRequire(import.meta.url);

/**
 * Returns an Ajv instance in strict mode that knows all named schemas. Ajv is loaded on demand: `serve` does
 * not need it. A `required` that names an undeclared property is legal JSON Schema and compiles; `spec check`
 * reports it.
 */
export function ajvFor(document: OpenApiDocument, options: Options = {}): Ajv {
  const { Ajv }: typeof import('ajv') = require('ajv');
  const addFormats: typeof import('ajv-formats').default = require('ajv-formats');
  const ajv = new Ajv({ strict: true, strictRequired: false, allErrors: true, ...options });
  addFormats(ajv);
  for (const [name, schema] of Object.entries(document.components.schemas)) {
    ajv.addSchema(toJsonSchema(schema), schemaId(name));
  }
  return ajv;
}
