import { isObject } from '../json.js';
import type { Service } from './service.js';
import { type Clock, type ClockState, ServiceClock } from './state/clock.js';
import type { Store } from './state/store.js';

/** The collection of the clocks of services. Key: service ID. */
export const clockCollection = 'clock';

/** The clocks of services. In a store that other processes use, each of them sees the last change of each clock. */
export class SharedClocks {
  readonly #store: Store;
  readonly #onProblem: (problem: unknown, where: string) => void;
  /** Resolves once all changes are stored. One is stored after the other, so that the last one stays. */
  #saved: Promise<void> = Promise.resolve();

  constructor(store: Store, onProblem: (problem: unknown, where: string) => void) {
    this.#store = store;
    this.#onProblem = onProblem;
  }

  /** Creates the clock of a service. */
  create(serviceId: number, source: Clock): ServiceClock {
    return this.#store.shared === true
      ? new ServiceClock(source, (state) => this.#save(serviceId, state))
      : new ServiceClock(source);
  }

  /** Sets the clock of a service as the last process has set it. */
  async refresh({ id, clock }: Service): Promise<void> {
    if (this.#store.shared !== true) return;
    const saved = this.#saved;
    await saved;
    const found = await this.#store.get(clockCollection, String(id));
    // A change of this process is newer than what was read.
    if (this.#saved !== saved) return;
    clock.follow(isClockState(found?.value) ? found.value : { offset: 0 });
  }

  /** Resolves once other processes see each clock as it is here. */
  saved(): Promise<void> {
    return this.#saved;
  }

  #save(serviceId: number, value: ClockState): void {
    const put = { op: 'put', collection: clockCollection, key: String(serviceId), value } as const;
    this.#saved = this.#saved
      .then(() => this.#store.write([put]))
      .then(
        () => {},
        (problem: unknown) => this.#onProblem(problem, `the clock of service ${serviceId}`),
      );
  }
}

const isClockState = (value: unknown): value is ClockState =>
  isObject(value) &&
  typeof value['offset'] === 'number' &&
  (value['frozenAt'] === undefined || typeof value['frozenAt'] === 'number');
