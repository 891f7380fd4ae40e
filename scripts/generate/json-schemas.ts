import { configSchema } from '../../src/check/config.js';
import { expectedFailuresSchema } from '../../src/check/expected.js';
import { isObject } from '../../src/json.js';
import { fixturesSchema } from '../../src/mock/fixtures/schema.js';
import { scenarioSchema } from '../../src/scenarios/scenario/schema.js';
import { bundle } from '../../src/spec/compile/bundle.js';
import type { Contract } from '../../src/spec/contract.js';
import type { SchemaObject } from '../../src/spec/openapi.js';
import { expectedFindingsSchema } from '../../src/validate/expected/row.js';

/** Returns the JSON Schemas with which editors complete and check files: path in the repository → content. */
export const jsonSchemas = (contract: Contract): [file: string, schema: string][] => [
  ['scenarios/scenario.schema.json', written('A scenario', scenarioSchema(contract), contract)],
  ['schemas/fixtures.schema.json', written('The fixtures', fixturesSchema(contract), contract)],
  ['schemas/check.schema.json', written('The configuration of a check', configSchema, contract)],
  [
    'schemas/expected-failures.schema.json',
    written('The expected failures of a check', expectedFailuresSchema, contract),
  ],
  [
    'schemas/expected-findings.schema.json',
    written('The expected findings of a validation', expectedFindingsSchema, contract),
  ],
];

function written(title: string, schema: SchemaObject, contract: Contract): string {
  const { root, ...used } = Object.fromEntries(bundle({ root: schema }, contract.resolve, '#/definitions/'));
  const closed = isObject(root) ? root : {};
  const properties = isObject(closed['properties']) ? closed['properties'] : undefined;
  const document = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: `${title} of authlete-testkit`,
    ...closed,
    // A JSON file names its schema in this member.
    ...(properties && { properties: { $schema: { type: 'string' }, ...properties } }),
    definitions: Object.fromEntries(Object.entries(used).sort(([a], [b]) => a.localeCompare(b))),
  };
  return `${JSON.stringify(document, undefined, 1)}\n`;
}
