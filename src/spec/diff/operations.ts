import type { OpenApiDocument } from '../openapi.js';
import { type ContractOperation, operationsOf } from '../operation.js';
import { type ContractDifference, setDifferences, sides, valueDifference } from './difference.js';
import type { SchemaComparison } from './schemas.js';

export function* operationDifferences(
  before: OpenApiDocument,
  after: OpenApiDocument,
  schemas: SchemaComparison,
): Generator<ContractDifference> {
  const [old, now] = [byPlace(before), byPlace(after)];
  const { added, removed } = sides(old.keys(), now.keys());
  for (const where of added)
    yield { subject: 'operation', change: 'added', where, detail: now.get(where)?.operationId ?? '' };
  for (const where of removed)
    yield { subject: 'operation', change: 'removed', where, detail: old.get(where)?.operationId ?? '' };
  for (const [where, operation] of old) {
    const other = now.get(where);
    if (other !== undefined) yield* compare(operation, other, where, schemas);
  }
}

function* compare(
  before: ContractOperation,
  after: ContractOperation,
  where: string,
  schemas: SchemaComparison,
): Generator<ContractDifference> {
  yield* valueDifference('operation', where, 'operationId: ', before.operationId, after.operationId);
  yield* valueDifference('operation', where, 'without access token: ', before.public, after.public);
  yield* valueDifference('operation', where, 'body required: ', before.bodyRequired, after.bodyRequired);
  yield* setDifferences('operation', where, before.body, after.body, (kind) => `body as ${kind}`);
  yield* setDifferences(
    'operation',
    where,
    parameters(before),
    parameters(after),
    (name) => `parameter ${name}`,
  );
  yield* setDifferences(
    'operation',
    where,
    before.responses.keys(),
    after.responses.keys(),
    (status) => `response ${status}`,
  );
  for (const parameter of before.parameters) {
    const other = after.parameters.find((one) => one.in === parameter.in && one.name === parameter.name);
    if (other !== undefined)
      yield* schemas.compare(parameter.schema, other.schema, `${where} ${parameter.name}`);
  }
  if (before.requestSchema && after.requestSchema) {
    yield* schemas.compare(before.requestSchema, after.requestSchema, `${where} request`);
  }
  for (const [status, response] of before.responses) {
    const other = after.responses.get(status);
    if (other !== undefined) yield* schemas.compare(response.schema, other.schema, `${where} ${status}`);
  }
}

function byPlace(document: OpenApiDocument): Map<string, ContractOperation> {
  return new Map(
    [...operationsOf(document).values()].map((operation) => [
      `${operation.method} ${operation.path}`,
      operation,
    ]),
  );
}

const parameters = (operation: ContractOperation): string[] =>
  operation.parameters.map(
    (parameter) => `${parameter.name} (${parameter.in}${parameter.required ? ', required' : ''})`,
  );
