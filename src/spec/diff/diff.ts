import type { OpenApiDocument } from '../openapi.js';
import type { ContractDifference } from './difference.js';
import { operationDifferences } from './operations.js';
import { SchemaComparison } from './schemas.js';

/** Returns the differences between two documents. */
export function diffSpecs(before: OpenApiDocument, after: OpenApiDocument): ContractDifference[] {
  const schemas = new SchemaComparison(before, after);
  return [...schemas.named(), ...operationDifferences(before, after, schemas)];
}
