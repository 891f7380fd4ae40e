import { createRequire } from 'node:module';
import type { Contract } from '../contract.js';
import type { SchemaObject } from '../openapi.js';
import type { ContractOperation } from '../operation.js';
import { ajvFor } from './ajv.js';
import { toJsonSchema } from './json-schema.js';
import { requestKey, responseKey } from './keys.js';

/** Yields a CommonJS module of validators per operation: operationId → source. */
export function* standaloneValidators(contract: Contract): Generator<[operationId: string, source: string]> {
  const ajv = ajvFor(contract.document, { code: { source: true } });
  const require = createRequire(import.meta.url);
  const {
    default: standaloneCode,
  }: typeof import('ajv/dist/standalone/index.js') = require('ajv/dist/standalone');
  for (const operation of contract.operations.values()) {
    const validators: Record<string, string> = {};
    for (const [key, schema] of schemasOf(operation)) {
      const id = `/operations/${operation.operationId}/${key}`;
      ajv.addSchema(toJsonSchema(schema), id);
      validators[key] = id;
    }
    yield [operation.operationId, standaloneCode(ajv, validators)];
  }
}

function* schemasOf(operation: ContractOperation): Generator<[key: string, schema: SchemaObject]> {
  if (operation.requestSchema !== undefined) yield [requestKey, operation.requestSchema];
  for (const [status, { schema }] of operation.responses) {
    if (schema !== undefined) yield [responseKey(status), schema];
  }
}
