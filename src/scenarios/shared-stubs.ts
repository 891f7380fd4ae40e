import { isObject } from '../json.js';
import type { SharedPart } from '../mock/state/shared-document.js';
import type { NearMiss } from './near-misses.js';
import type { ScenarioDefinition } from './scenario/definition.js';
import type { CallCounts } from './scenario/expectation.js';
import { ExpectedCalls } from './scenario/expected-calls.js';
import { Scenario, type Stubbed } from './scenario/scenario.js';
import type { Scenarios } from './scenarios.js';
import { asJson, fromJson, type StoredStub, storedStub, stubOf } from './stored-stub.js';
import type { Stub } from './stubbed.js';
import type { Stubs } from './stubs.js';

interface StoredScenario {
  readonly id: string;
  readonly definition: object;
  /** The IDs of the stubs. */
  readonly steps: readonly string[];
  readonly counts: readonly CallCounts[];
}

/** The stubs and scenarios of a service, as processes share them. */
interface StoredStubs {
  readonly stubs: readonly StoredStub[];
  /** The steps of scenarios that were removed from the stubs. */
  readonly removed: readonly StoredStub[];
  readonly scenarios: readonly StoredScenario[];
  readonly problems: readonly string[];
  readonly nearMisses: readonly NearMiss[];
}

const none: StoredStubs = { stubs: [], removed: [], scenarios: [], problems: [], nearMisses: [] };

/** Only `sharedStubs` stores them. */
const isStoredStubs = (value: unknown): value is StoredStubs =>
  isObject(value) && Object.keys(none).every((name) => Array.isArray(value[name]));

/** Shares the stubs and scenarios of a service. */
export const sharedStubs = (service: Stubbed, scenarios: Scenarios): SharedPart => ({
  read: () => storedOf(service.stubs, scenarios.list),
  follow: (value) => follow(service, scenarios, isStoredStubs(value) ? value : none),
});

function storedOf(
  { all, problems, nearMisses }: Stubs,
  scenarios: readonly Scenario[],
): StoredStubs | undefined {
  if (all.length + scenarios.length + problems.length === 0) return undefined;
  const listed = new Set(all.map(({ id }) => id));
  const removed = scenarios.flatMap(({ steps }) => steps).filter(({ id }) => !listed.has(id));
  return {
    stubs: all.map(storedStub),
    removed: removed.map(storedStub),
    scenarios: scenarios.map(({ id, definition, steps, expected }) => ({
      id,
      definition: asJson(definition),
      steps: steps.map((step) => step.id),
      counts: expected.list.map(({ counts }) => counts),
    })),
    problems,
    nearMisses: nearMisses.list(),
  };
}

/** Takes over what is stored. What this process knows stays the same object, because tests hold it. */
function follow(
  service: Stubbed,
  started: Scenarios,
  { stubs, removed, scenarios, problems, nearMisses }: StoredStubs,
): void {
  const steps = started.list.flatMap((scenario) => scenario.steps);
  const known = new Map([...steps, ...service.stubs.all].map((stub) => [stub.id, stub]));
  const stored = new Map([...stubs, ...removed].map((stub) => [stub.id, stub]));
  const followed = new Map<string, Stub>();
  const stubWith = (id: string): Stub[] => {
    const found = followed.get(id);
    if (found !== undefined) return [found];
    const data = stored.get(id);
    if (data === undefined) return [];
    const before = known.get(id);
    const [previous] = data.previous === undefined ? [] : stubWith(data.previous);
    const stub = before?.revision === data.revision ? before : stubOf(data, previous);
    stub.follow(data);
    followed.set(id, stub);
    return [stub];
  };
  service.stubs.follow(
    stubs.flatMap(({ id }) => stubWith(id)),
    problems,
  );
  service.stubs.nearMisses.follow(nearMisses);
  const followedScenarios = scenarios.map((data) => {
    const ownSteps = data.steps.flatMap(stubWith);
    const before = started.list.find(({ id }) => id === data.id);
    const scenario = before ?? scenarioOf(service, started, data, ownSteps);
    scenario.expected.follow(data.counts);
    return scenario;
  });
  started.follow(followedScenarios);
}

function scenarioOf(
  service: Stubbed,
  started: Scenarios,
  data: StoredScenario,
  steps: readonly Stub[],
): Scenario {
  // Only `storedOf` makes definitions of scenarios.
  const definition = fromJson(data.definition) as ScenarioDefinition;
  return new Scenario(data.id, definition, {
    service,
    steps,
    expected: new ExpectedCalls(service.stubs.contract, definition),
    onRemove: (scenario) => started.remove(scenario),
  });
}
