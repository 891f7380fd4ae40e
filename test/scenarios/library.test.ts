import { describe, expect, it } from 'vitest';
import { UnmetStubsError } from '../../src/index.js';
import { builtInScenarios } from '../../src/scenarios/scenario/library.js';
import { lintScenario } from '../../src/scenarios/scenario/lint.js';
import { loadContract } from '../../src/spec/contract.js';
import { testAuthlete } from '../support/authlete.js';
import { demoWith } from '../support/demo.js';
import { authorizing } from './library/authorizing.js';
import type { Calls, ScenarioTests } from './library/calls.js';
import { ciba } from './library/ciba.js';
import { credentials } from './library/credentials.js';
import { device } from './library/device.js';
import { exchanging } from './library/exchanging.js';
import { outages } from './library/outages.js';
import { refusing } from './library/refusing.js';
import { resources } from './library/resources.js';
import { tokens } from './library/tokens.js';

const tests: ScenarioTests = {
  ...authorizing,
  ...refusing,
  ...tokens,
  ...exchanging,
  ...device,
  ...ciba,
  ...credentials,
  ...resources,
  ...outages,
};

/** Starts a scenario on a demo service and runs an authorization server against it. */
async function play(name: string, calls: Calls) {
  const authlete = testAuthlete({ fixtures: demoWith() });
  const service = await authlete.world();
  const scenario = await service.scenario(name);
  await calls(authlete, service);
  return scenario;
}

const report = (name: string, calls: Calls): Promise<string> =>
  play(name, calls)
    .then((scenario) => scenario.verify())
    .then(
      () => 'The scenario was followed.',
      (problem: unknown) => {
        if (problem instanceof UnmetStubsError) return problem.message;
        throw problem;
      },
    );

describe.each(Object.entries(tests))('The scenario %s', (name, { obeys, disobeys }) => {
  it('can come true', () => lintScenario(name, loadContract()));

  it('is met by a compliant authorization server', async () => {
    const scenario = await play(name, obeys);
    await scenario.verify();
    expect(scenario.state()).toMatchObject({ name, met: true });
  });

  it('is not met by one that calls nothing', async () => {
    expect(await report(name, async () => {})).toContain(`Failed to follow the scenario ${name}:`);
  });

  it.each(Object.entries(disobeys))('is not met by one that %s', async (_, [calls, expected]) => {
    expect(await report(name, calls)).toMatch(expected);
  });
});

it('Every built-in scenario is tested with compliant and non-compliant servers', () => {
  expect(Object.keys(tests).sort()).toEqual(builtInScenarios());
  for (const [name, { disobeys }] of Object.entries(tests))
    expect(Object.keys(disobeys), name).not.toEqual([]);
});
