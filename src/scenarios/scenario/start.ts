import type { Engine } from '../../mock/engine.js';
import type { ScenarioDefinition } from './definition.js';
import { ExpectedCalls } from './expected-calls.js';
import { setUp } from './given.js';
import { Scenario, type Stubbed } from './scenario.js';
import { register } from './steps.js';

/** Sets up a service and registers the steps of a scenario. Rejects with `InvalidInputError`; then no step is registered. */
export async function startScenario(
  id: string,
  engine: Engine,
  service: Stubbed,
  definition: ScenarioDefinition,
  onRemove: (scenario: Scenario) => void,
): Promise<Scenario> {
  const expected = new ExpectedCalls(service.stubs.contract, definition);
  const steps = register(service.stubs, definition);
  try {
    await setUp(engine, service, definition.given ?? {});
  } catch (problem) {
    for (const step of steps) service.stubs.remove(step);
    throw problem;
  }
  return new Scenario(id, definition, { service, steps, expected, onRemove });
}
