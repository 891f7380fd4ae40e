import { serviceSchema } from '../mock/fixtures/schema.js';
import { scenarioSchema, stubSchema } from '../scenarios/scenario/schema.js';
import { componentRoot } from '../spec/compile/json-schema.js';
import type { Contract } from '../spec/contract.js';
import type { SchemaObject } from '../spec/openapi.js';
import { anything, described, mapOf, oneOf, text, whole } from '../spec/schema.js';
import { failures } from './control-error.js';
import { aboutSchemas } from './routes/about.js';
import { checkSchemas } from './routes/check.js';
import { clockSchemas } from './routes/clock.js';
import { coverageSchemas } from './routes/coverage.js';
import { journalSchemas } from './routes/journal.js';
import { keySchemas } from './routes/keys.js';
import { lineageSchemas } from './routes/lineage.js';
import { operationSchemas } from './routes/operations.js';
import { scenarioSchemas } from './routes/scenarios.js';
import { serviceSchemas } from './routes/services.js';
import { stateSchemas } from './routes/state.js';
import { stubSchemas } from './routes/stubs.js';
import { verifySchemas } from './routes/verify.js';

/** The schemas of request and response bodies, by the names that the route table uses. */
export const schemasFor = (contract: Contract): Readonly<Record<string, SchemaObject>> => ({
  Error: whole(
    {
      error: oneOf(...Object.values(failures)),
      message: described('A message for people.', text),
      report: described('The expectations that were not met.', mapOf(anything)),
      member: described('The member of the body that is refused, such as when.client.', text),
    },
    { optional: ['report', 'member'] },
  ),
  OpenApiDocument: mapOf(anything),
  ServiceFixture: serviceSchema(contract),
  StubDefinition: stubSchema(contract),
  ScenarioDefinition: scenarioSchema(contract),
  ...aboutSchemas,
  ...serviceSchemas,
  ...operationSchemas,
  ...stubSchemas,
  ...scenarioSchemas,
  ...verifySchemas,
  ...journalSchemas,
  ...lineageSchemas,
  ...keySchemas,
  ...coverageSchemas,
  ...checkSchemas,
  ...clockSchemas,
  ...stateSchemas,
});

/** Resolves `$ref`s to the schemas of the control plane and of the contract. */
export function resolverFor(contract: Contract): (reference: string) => SchemaObject {
  const own = schemasFor(contract);
  return (reference) => own[reference.replace(/^.*\//, '')] ?? contract.resolve(reference);
}

export const refTo = (name: string): SchemaObject => ({ $ref: componentRoot + name });
