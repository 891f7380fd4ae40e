import type { Engine } from '../../mock/engine.js';
import type { Service } from '../../mock/service.js';
import type { Script } from '../scripted.js';
import type { Scripts } from '../scripts.js';
import { UnmetScripts, unmetReport } from '../unmet.js';
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
    readonly demanded: number;
    readonly met: boolean;
  }[];
  readonly expect: readonly { readonly description: string; readonly came: number; readonly met: boolean }[];
}

/** A service that has stubs. */
type Scripted = Service & { readonly scripts: Scripts };

/** A scenario that runs on a service. */
export class Scenario {
  readonly #service: Scripted;
  readonly #steps: readonly Script[];
  readonly #expected: ExpectedCalls;

  private constructor(
    /** Such as `scenario-1`. */
    readonly id: string,
    readonly definition: ScenarioDefinition,
    service: Scripted,
    steps: readonly Script[],
    expected: ExpectedCalls,
  ) {
    this.#service = service;
    this.#steps = steps;
    this.#expected = expected;
  }

  /** Sets up the service and registers the steps. Rejects with `InvalidInput`; then no step is registered. */
  static async start(
    id: string,
    engine: Engine,
    service: Scripted,
    definition: ScenarioDefinition,
  ): Promise<Scenario> {
    const expected = new ExpectedCalls(service.scripts.contract, definition);
    const steps = register(service.scripts, definition);
    try {
      await setUp(engine, service, definition.given ?? {});
    } catch (problem) {
      for (const step of steps) service.scripts.remove(step);
      throw problem;
    }
    service.scripts.observe([expected]);
    return new Scenario(id, definition, service, steps, expected);
  }

  get name(): string {
    return this.definition.name;
  }

  get unmetExpectations(): string[] {
    return this.#expected.unmet;
  }

  state(): ScenarioState {
    const steps = this.#steps.map(({ description, used, demanded, isMet: met }) => ({
      description,
      used,
      demanded,
      met,
    }));
    const expect = this.#expected.list.map(({ description, came, isMet: met }) => ({
      description,
      came,
      met,
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
    const { scripts, journal } = this.#service;
    return unmetReport(`the scenario ${this.name}`, scripts, this.#steps, journal, this.unmetExpectations);
  }

  /** Rejects with `UnmetScripts` if a step was not used or an expected call was not made. */
  async verify(): Promise<void> {
    const problem = this.problem();
    if (problem !== undefined) throw new UnmetScripts(problem);
  }
}
