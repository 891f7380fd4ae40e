import type { OpenApiDocument } from '../openapi.js';
import type { Difference } from './difference.js';
import { operationDifferences } from './operations.js';
import { SchemaComparison } from './schemas.js';

/** What was added, removed and changed from one document to another. */
export function diffSpecs(before: OpenApiDocument, after: OpenApiDocument): Difference[] {
  const schemas = new SchemaComparison(before, after);
  return [...schemas.named(), ...operationDifferences(before, after, schemas)];
}
