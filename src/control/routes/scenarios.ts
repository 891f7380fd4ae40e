import { InvalidInputError } from '../../invalid-input-error.js';
import { nearest } from '../../nearest.js';
import type { MockService } from '../../scenarios/mock-service.js';
import type { ScenarioDefinition } from '../../scenarios/scenario/definition.js';
import { builtInScenarios, isBuiltIn } from '../../scenarios/scenario/library.js';
import { readScenario } from '../../scenarios/scenario/read.js';
import type { Scenario } from '../../scenarios/scenario/scenario.js';
import { topicNames, topicOf } from '../../scenarios/scenario/topic.js';
import type { SchemaObject } from '../../spec/openapi.js';
import { count, described, flag, list, text, whole } from '../../spec/schema.js';
import { ControlError } from '../control-error.js';
import { type ControlCall, type ControlRoute, ofService } from '../route.js';
import { verified } from '../verified.js';

const scenario = whole({
  id: described('The ID, such as scenario-1.', text),
  name: text,
  met: flag,
  steps: list(whole({ description: text, used: count, required: count, met: flag })),
  expect: list(whole({ description: text, came: count, met: flag, exceeded: flag })),
});

const source: SchemaObject = {
  description: 'The name of a built-in scenario, or the content of a scenario file.',
  oneOf: [whole({ name: text }), { $ref: '#/components/schemas/ScenarioDefinition' }],
};

export const scenarioSchemas = {
  Scenario: scenario,
  Scenarios: whole({ scenarios: list(scenario) }),
  ScenarioSource: source,
  BuiltInScenarios: whole({
    scenarios: list(
      whole({
        name: text,
        topic: described('The part of an authorization server that it tests.', text),
        about: text,
      }),
    ),
  }),
};

const path = '/services/{serviceId}/scenarios';

export const scenarioRoutes: readonly ControlRoute[] = [
  {
    method: 'GET',
    path: '/scenarios',
    operationId: 'listBuiltInScenarios',
    summary: 'Lists the built-in scenarios by topic.',
    success: [200, 'BuiltInScenarios'],
    answer: listBuiltIn,
  },
  {
    method: 'GET',
    path,
    operationId: 'listScenarios',
    summary: 'Lists the scenarios of a service with their progress.',
    success: [200, 'Scenarios'],
    answer: ofService(({ service }) => ({ scenarios: service.scenarios.map((known) => known.state()) })),
  },
  {
    method: 'POST',
    path,
    operationId: 'loadScenario',
    summary: 'Loads a built-in scenario by name, or a scenario in JSON or YAML.',
    body: { schema: 'ScenarioSource', required: true, yaml: true, limit: 256 * 1024 },
    success: [201, 'Scenario'],
    answer: ofService<ScenarioDefinition | { readonly name: string }, unknown>(async ({ service, body }) =>
      (await service.scenario(sourceOf(body))).state(),
    ),
  },
  {
    method: 'GET',
    path: `${path}/{scenarioId}`,
    operationId: 'getScenario',
    summary: 'Returns the progress of a scenario.',
    success: [200, 'Scenario'],
    answer: ofService(({ service, path }) => find(service, path['scenarioId']).state()),
  },
  {
    method: 'DELETE',
    path: `${path}/{scenarioId}`,
    operationId: 'removeScenario',
    summary: 'Removes a scenario with its remaining steps. What it set up stays, and so do the others.',
    success: [204],
    answer: ofService(({ service, path }) => find(service, path['scenarioId']).remove()),
  },
  {
    method: 'POST',
    path: `${path}/{scenarioId}/verify`,
    operationId: 'verifyScenario',
    summary: 'Verifies that a scenario was followed. Returns 422 with a report if not.',
    success: [200, 'Scenario'],
    failures: [422],
    answer: ofService(({ service, path }) => {
      const found = find(service, path['scenarioId']);
      return verified(
        () => found.verify(),
        () => found.state(),
      );
    }),
  },
];

async function listBuiltIn({ controlled: { contract } }: ControlCall) {
  const scenarios = await Promise.all(builtInScenarios().map((name) => readScenario(name, contract)));
  const topics = new Map(topicNames.map((topic, index) => [topic, index]));
  const rank = ({ topic }: { readonly topic: string }) => topics.get(topic) ?? topics.size;
  return {
    scenarios: scenarios
      .map((scenario) => ({ name: scenario.name, topic: topicOf(scenario), about: scenario.about }))
      .sort((a, b) => rank(a) - rank(b)),
  };
}

/** Scenarios are never read from a file name: remote callers must not reach the file system. */
function sourceOf(body: ScenarioDefinition | { readonly name: string }): string | ScenarioDefinition {
  if ('about' in body) return body;
  if (isBuiltIn(body.name)) return body.name;
  const similar = nearest(body.name, builtInScenarios());
  const hint = similar === undefined ? '' : ` Did you mean ${similar}?`;
  throw new InvalidInputError(
    `Failed to load the scenario ${body.name}: no built-in scenario has that name.${hint} Please see GET /_testkit/scenarios, or send a whole scenario.`,
  );
}

function find(service: MockService, scenarioId: string | undefined): Scenario {
  const found = service.scenarios.find(({ id }) => id === scenarioId);
  if (found !== undefined) return found;
  throw new ControlError(
    404,
    `Failed to find the scenario ${scenarioId}: the service has not loaded it. Please see the list of its scenarios.`,
  );
}
