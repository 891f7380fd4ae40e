import type { Changes } from '../mock/state/shared-document.js';
import type { Scenario } from './scenario/scenario.js';
import type { Stubs } from './stubs.js';

/** The started scenarios of a service, oldest first. */
export class Scenarios {
  readonly #stubs: Stubs;
  readonly #changes: Changes;
  #list: readonly Scenario[] = [];

  constructor(stubs: Stubs, changes: Changes) {
    this.#stubs = stubs;
    this.#changes = changes;
  }

  get list(): readonly Scenario[] {
    return this.#list;
  }

  add(scenario: Scenario): void {
    this.#changes.change(() => this.follow([...this.#list, scenario]));
  }

  remove({ id }: Scenario): void {
    this.#changes.change(() => this.follow(this.#list.filter((known) => known.id !== id)));
  }

  clear(): void {
    this.#changes.change(() => this.follow([]));
  }

  /** Takes over the scenarios that all processes share. */
  follow(list: readonly Scenario[]): void {
    this.#list = list;
    this.#stubs.observers = list.map(({ expected }) => expected);
  }
}
