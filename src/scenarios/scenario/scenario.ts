import type { Service } from '../../mock/service.js';
import type { Stub } from '../stubbed.js';
import type { Stubs } from '../stubs.js';
import { UnmetStubsError, unmetReport } from '../unmet.js';
import type { ScenarioDefinition } from './definition.js';
import type { ExpectedCalls } from './expected-calls.js';

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
export type Stubbed = Service & { readonly stubs: Stubs };

/** What a scenario consists of. */
interface ScenarioParts {
  readonly service: Stubbed;
  readonly steps: readonly Stub[];
  readonly expected: ExpectedCalls;
  readonly onRemove: (scenario: Scenario) => void;
}

/** A scenario that runs on a service. */
export class Scenario {
  readonly steps: readonly Stub[];
  readonly expected: ExpectedCalls;
  readonly #service: Stubbed;
  readonly #onRemove: (scenario: Scenario) => void;

  constructor(
    /** Such as `scenario-1`. */
    readonly id: string,
    readonly definition: ScenarioDefinition,
    { service, steps, expected, onRemove }: ScenarioParts,
  ) {
    this.#service = service;
    this.steps = steps;
    this.expected = expected;
    this.#onRemove = onRemove;
  }

  get name(): string {
    return this.definition.name;
  }

  get unmetExpectations(): string[] {
    return this.expected.unmet;
  }

  state(): ScenarioState {
    const steps = this.steps.map(({ description, used, required, isMet: met }) => ({
      description,
      used,
      required,
      met,
    }));
    const expect = this.expected.list.map(({ description, came, isMet: met, isExceeded: exceeded }) => ({
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
    return unmetReport(`the scenario ${this.name}`, stubs, this.steps, journal, this.unmetExpectations);
  }

  /**
   * Removes the scenario from the service: its remaining steps answer no more calls, and its expected calls are no longer
   * counted or verified. What it set up, such as clients and the clock, stays.
   */
  remove(): void {
    for (const step of this.steps) this.#service.stubs.remove(step);
    this.#onRemove(this);
  }

  /** Rejects with `UnmetStubsError` if a step was not used or an expected call was not made. */
  async verify(): Promise<void> {
    await this.#service.shared?.refresh();
    const problem = this.problem();
    if (problem !== undefined) throw new UnmetStubsError(problem);
  }
}
