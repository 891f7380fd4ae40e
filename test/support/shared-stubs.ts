import fc from 'fast-check';
import { expect } from 'vitest';
import type { MockService, ScenarioDefinition, Store, StubDefinition } from '../../src/index.js';
import { completeFixtures } from '../../src/mock/fixtures/load.js';
import { seededRandom } from '../../src/mock/state/random.js';
import type { ScenarioStep } from '../../src/scenarios/scenario/definition.js';
import { type TestAuthlete, testAuthlete } from './authlete.js';
import { demoWith } from './demo.js';

/** The demo with IDs and secrets, so that each mock knows them before it has asked the store. */
export const demo = completeFixtures(demoWith(), seededRandom('demo'));

/** A step of a schedule. `at` is the number of a mock, `of` that of a stub or scenario in its list. */
export type Step =
  | { readonly do: 'stub'; readonly at: number; readonly definition: StubDefinition }
  | { readonly do: 'scenario'; readonly at: number; readonly definition: ScenarioDefinition }
  /** Equal calls at the same time, each of a mock. */
  | { readonly do: 'call'; readonly token: string; readonly at: readonly number[] }
  | { readonly do: 'remove' | 'end scenario'; readonly at: number; readonly of: number }
  | { readonly do: 'advance' | 'clear' | 'reset' | 'restart'; readonly at: number };

const mocks = 3;
const at = fc.nat(mocks - 1);
const tokens = ['red', 'blue'];

/** Regular expressions must survive the store. */
const when = fc.constantFrom({ body: { token: 'red' } }, { body: { token: /^BL/i } });

const stub: fc.Arbitrary<ScenarioStep> = fc
  .record(
    {
      times: fc.constantFrom<number | 'always'>(1, 2, 3, 'always'),
      skip: fc.integer({ min: 1, max: 2 }),
      for: fc.constant('5s'),
      when,
      number: fc.nat(1000),
    },
    { requiredKeys: ['number'] },
  )
  .map(({ number, ...definition }) => ({
    operation: '/auth/introspection',
    action: 'FORBIDDEN',
    reply: { resultMessage: `stub ${number}` },
    ...definition,
  }));

const scenario: fc.Arbitrary<ScenarioDefinition> = fc.record({
  name: fc.constantFrom('one', 'two'),
  about: fc.constant('A scenario.'),
  order: fc.constantFrom<'strict' | 'any'>('strict', 'any'),
  steps: fc.array(stub, { minLength: 1, maxLength: 3 }).map((steps) =>
    // A step that is always ready would hide the others.
    steps.map(({ for: _, times, ...step }) => ({ ...step, times: times === 'always' ? 1 : (times ?? 1) })),
  ),
  expect: fc.constantFrom(
    [],
    [{ operation: '/auth/introspection', action: 'FORBIDDEN', atLeast: 2 }],
    [
      { operation: '/auth/introspection', when: { body: { token: /^red$/ } }, times: 1 },
      { operation: '*', atMost: 3 },
    ],
  ),
});

const calls = (most: number): fc.Arbitrary<Step> =>
  fc.record({
    do: fc.constant('call' as const),
    token: fc.constantFrom(...tokens),
    at: fc.array(at, { minLength: 1, maxLength: most }),
  });

export const schedules: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: fc.record({ do: fc.constant('stub' as const), at, definition: stub }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('scenario' as const), at, definition: scenario }) },
    { weight: 10, arbitrary: calls(6) },
    {
      weight: 2,
      arbitrary: fc.record({
        do: fc.constantFrom('remove' as const, 'end scenario' as const),
        at,
        of: fc.nat(5),
      }),
    },
    { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('advance' as const, 'restart' as const), at }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('clear' as const, 'reset' as const), at }) },
  ),
  { minLength: 2, maxLength: 14 },
);

async function mockOn(store?: Store): Promise<TestAuthlete> {
  const mock = testAuthlete({ fixtures: demo, ...(store !== undefined && { store }) }, { counts: false });
  await mock.ready;
  return mock;
}

/**
 * Runs a schedule with mocks that share a store, and with one mock in memory. After each step, all know the same of the
 * stubs and scenarios. Equal calls at the same time get the answers that they get one after the other, in any order.
 * `open` opens the shared store for one more mock.
 */
export async function sharedAsAlone(schedule: readonly Step[], open: () => Promise<Store>): Promise<void> {
  const alone = [await mockOn()];
  const shared = [];
  for (let number = 0; number < mocks; number += 1) shared.push(await mockOn(await open()));
  try {
    for (const all of [alone, shared]) {
      (await worldOf(all, 0)).clock.freeze(0);
      await worldOf(all, 0);
    }
    for (const step of schedule) {
      expect(await run(step, shared, open)).toEqual(await run(step, alone, open));
      const known = shownBy(await worldOf(alone, 0));
      for (const number of shared.keys()) expect(shownBy(await worldOf(shared, number))).toEqual(known);
    }
  } finally {
    await Promise.all([...shared, ...alone].map((mock) => mock.close()));
  }
}

async function worldOf(all: readonly TestAuthlete[], number: number): Promise<MockService> {
  const mock = all[number % all.length];
  if (mock === undefined) throw new Error('There is no mock.');
  return mock.world();
}

/** Runs a step. Resolves to what it answered. */
async function run(step: Step, all: TestAuthlete[], open: () => Promise<Store>): Promise<unknown> {
  if (step.do === 'call') {
    const answers =
      all.length === 1 ? [] : await Promise.all(step.at.map((number) => call(step.token, all, number)));
    if (all.length === 1) for (const number of step.at) answers.push(await call(step.token, all, number));
    return answers.sort();
  }
  const service = await worldOf(all, step.at);
  if (step.do === 'stub') service.addStub(step.definition);
  if (step.do === 'scenario') await service.scenario(step.definition);
  if (step.do === 'remove') {
    const stubs = service.stubs.list();
    const stub = stubs[step.of % stubs.length];
    if (stub !== undefined) service.stubs.remove(stub);
  }
  if (step.do === 'end scenario') service.scenarios[step.of % service.scenarios.length]?.remove();
  if (step.do === 'advance') service.clock.advance('3s');
  if (step.do === 'clear') service.stubs.clear();
  if (step.do === 'reset') {
    await service.reset();
    service.clock.freeze(0);
  }
  if (step.do === 'restart' && all.length > 1) {
    await all[step.at]?.close();
    all[step.at] = await mockOn(await open());
  }
  // What it changed is stored then.
  await worldOf(all, step.at);
  return undefined;
}

async function call(token: string, all: readonly TestAuthlete[], number: number): Promise<string> {
  const { body } = await (all[number % all.length] ?? fail()).call('auth_introspection_api', { token });
  return `${body.action} ${body.resultMessage}`;
}

const fail = (): never => {
  throw new Error('There is no mock.');
};

/** What a mock knows of the stubs and scenarios of a service, without IDs. */
export const shownBy = ({ stubs, scenarios }: MockService) => ({
  stubs: stubs.list().map(({ definition, operationId, scenario, progress, isMet }) => ({
    definition,
    operationId,
    scenario,
    progress,
    isMet,
  })),
  scenarios: scenarios.map((scenario) => ({ ...scenario.state(), id: 'scenario' })),
  problems: stubs.problems,
  nearMisses: stubs.nearMisses
    .list()
    .map(({ stub: _, ...miss }) => JSON.stringify(miss))
    .sort(),
});
