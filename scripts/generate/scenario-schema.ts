import { isObject } from '../../src/json.js';
import { scenarioSchema } from '../../src/scenarios/scenario/schema.js';
import { bundle } from '../../src/spec/compile/bundle.js';
import type { Contract } from '../../src/spec/contract.js';

/** Returns the JSON Schema with which editors complete scenario files. */
export function scenarioJsonSchema(contract: Contract): string {
  const { scenario, ...used } = Object.fromEntries(
    bundle({ scenario: scenarioSchema(contract) }, contract.resolve, '#/definitions/'),
  );
  const document = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'A scenario of authlete-testkit',
    ...(isObject(scenario) && scenario),
    definitions: Object.fromEntries(Object.entries(used).sort(([a], [b]) => a.localeCompare(b))),
  };
  return `${JSON.stringify(document, undefined, 1)}\n`;
}
