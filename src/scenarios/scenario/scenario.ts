import type { Engine } from '../../mock/engine.js';
import type { Service } from '../../mock/service.js';
import type { Stub } from '../stubbed.js';
import type { Stubs } from '../stubs.js';
import { UnmetStubsError, unmetReport } from '../unmet.js';
import type { ScenarioDefinition } from './definition.js';
import { ExpectedCalls } from './expected-calls.js';
import { setUp } from './given.js';
import { register } from './steps.js';

/** The progress of a scenario, as JSON. */
export interface ScenarioState {
  readonly id: string;
  readonly name: string;
  readonly met: boolean;
  readonly steps: readonly {
    readonly description: string;
    readonly used: number;
    readonly required: number;
    readonly met: boolean;
  }[];
  readonly expect: readonly {
    readonly description: string;
    readonly came: number;
    readonly met: boolean;
    /** Whether more calls came than may. The scenario can then no longer be met. */
    readonly exceeded: boolean;
  }[];
}

/** A service that has stubs. */
type Stubbed = Service & { readonly stubs: Stubs };

/** A scenario that runs on a service. */
export class Scenario {
  readonly #service: Stubbed;
  readonly #steps: readonly Stub[];
  readonly #expected: ExpectedCalls;
  readonly #onRemove: (scenario: Scenario) => void;

  private constructor(
    /** Such as `scenario-1`. */
    readonly id: string,
    readonly definition: ScenarioDefinition,
    service: Stubbed,
    steps: readonly Stub[],
    expected: ExpectedCalls,
    onRemove: (scenario: Scenario) => void,
  ) {
    this.#service = service;
    this.#steps = steps;
    this.#expected = expected;
    this.#onRemove = onRemove;
  }

  /** Sets up the service and registers the steps. Rejects with `InvalidInputError`; then no step is registered. */
  static async start(
    id: string,
    engine: Engine,
    service: Stubbed,
    definition: ScenarioDefinition,
    onRemove: (scenario: Scenario) => void = () => {},
  ): Promise<Scenario> {
    const expected = new ExpectedCalls(service.stubs.contract, definition);
    const steps = register(service.stubs, definition);
    try {
      await setUp(engine, service, definition.given ?? {});
    } catch (problem) {
      for (const step of steps) service.stubs.remove(step);
      throw problem;
    }
    service.stubs.observe([expected]);
    return new Scenario(id, definition, service, steps, expected, onRemove);
  }

  get name(): string {
    return this.definition.name;
  }

  get unmetExpectations(): string[] {
    return this.#expected.unmet;
  }

  state(): ScenarioState {
    const steps = this.#steps.map(({ description, used, required, isMet: met }) => ({
      description,
      used,
      required,
      met,
    }));
    const expect = this.#expected.list.map(({ description, came, isMet: met, isExceeded: exceeded }) => ({
      description,
      came,
      met,
      exceeded,
    }));
    return {
      id: this.id,
      name: this.name,
      met: [...steps, ...expect].every(({ met }) => met),
      steps,
      expect,
    };
  }

  /** Returns a report of unmet steps and expectations; `undefined` if there are none. */
  problem(): string | undefined {
    const { stubs, journal } = this.#service;
    return unmetReport(`the scenario ${this.name}`, stubs, this.#steps, journal, this.unmetExpectations);
  }

  /**
   * Removes the scenario from the service: its remaining steps answer no more calls, and its expected calls are no longer
   * counted or verified. What it set up, such as clients and the clock, stays.
   */
  remove(): void {
    for (const step of this.#steps) this.#service.stubs.remove(step);
    this.#service.stubs.stopObserving(this.#expected);
    this.#onRemove(this);
  }

  /** Rejects with `UnmetStubsError` if a step was not used or an expected call was not made. */
  async verify(): Promise<void> {
    const problem = this.problem();
    if (problem !== undefined) throw new UnmetStubsError(problem);
  }
}
