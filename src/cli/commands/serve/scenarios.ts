import { isDeepStrictEqual } from 'node:util';
import type { Authlete } from '../../../authlete.js';
import type { Fixtures, ServiceFixture } from '../../../mock/fixtures/fixtures.js';
import type { ScenarioDefinition } from '../../../scenarios/scenario/definition.js';
import type { Scenario } from '../../../scenarios/scenario/scenario.js';

/** Returns the fixtures with one demo service appended per scenario. */
export function withScenarios(
  data: Fixtures,
  scenarios: readonly ScenarioDefinition[],
  demo: Fixtures,
): Fixtures {
  const own = scenarios.map(({ name }): ServiceFixture => ({ ...demo.services?.[0], serviceName: name }));
  return own.length === 0 ? data : { ...data, services: [...(data.services ?? []), ...own] };
}

/**
 * Starts each scenario on its own service: the last services of the mock. One that an earlier start or another mock has
 * started in the same store goes on. Rejects with `InvalidInputError`.
 */
export async function play(
  authlete: Authlete,
  scenarios: readonly ScenarioDefinition[],
): Promise<Scenario[]> {
  const services = authlete.services.slice(authlete.services.length - scenarios.length);
  const playing: Scenario[] = [];
  for (const [index, definition] of scenarios.entries()) {
    const service = await authlete.service(services[index]?.serviceId ?? 0);
    if (service === undefined) continue;
    const earlier = service.scenarios.filter(({ name }) => name === definition.name);
    const same = earlier.find((scenario) => isDeepStrictEqual(scenario.definition, definition));
    for (const scenario of earlier) if (scenario !== same) scenario.remove();
    playing.push(same ?? (await service.scenario(definition)));
  }
  return playing;
}

/** Prints for each scenario whether it was followed. Returns `true` if all were. */
export function reportUnmet(playing: readonly Scenario[]): boolean {
  for (const scenario of playing) {
    const problem = scenario.problem();
    process.stderr.write(`${problem ?? `The scenario ${scenario.name} was followed.`}\n`);
  }
  return playing.every((scenario) => scenario.problem() === undefined);
}
