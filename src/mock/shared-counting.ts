import type { Service } from './service.js';
import type { SharedDocument } from './state/shared-document.js';

/**
 * Whether the mocks that share a store count answers because one of them was told to. The document of each service says
 * so: each call reads it, so the others count from their next call on.
 */
export class SharedCounting {
  readonly #counted = new WeakSet<Service>();
  readonly #start: () => void;
  #isOn = false;

  /** `start` lets this mock count, unless it does already. */
  constructor(start: () => void) {
    this.#start = start;
  }

  join(service: Service, shared: SharedDocument): void {
    shared.part('counted', {
      follow: (counted) => {
        if (counted !== true) {
          this.#counted.delete(service);
          return;
        }
        this.#counted.add(service);
        this.#isOn = true;
        this.#start();
      },
      read: () => (this.#counted.has(service) ? true : undefined),
    });
  }

  /** Lets all mocks count. Resolves once they will. */
  async startAll(services: readonly Service[]): Promise<void> {
    this.#isOn = true;
    this.#start();
    for (const service of services) this.created(service);
    await Promise.all(services.map(({ shared }) => shared?.saved()));
  }

  /** Lets the others count the calls of a new service too. */
  created(service: Service): void {
    if (this.#isOn) service.shared?.change(() => this.#counted.add(service));
  }
}
