import type { ControlClient } from '../control/client.js';
import type { ReportedResult } from './reports/reported.js';

/** What is published of a run. */
export interface PublishedCheck {
  readonly server: string;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  readonly running: boolean;
  readonly progress?: { readonly done: number; readonly total: number; readonly title: string };
  readonly results: readonly ReportedResult[];
  readonly problems?: readonly string[];
}

/** Publishes the results of a check to the mock that it uses, for its console. */
export class CheckPublisher {
  readonly #control: ControlClient;
  readonly #pause: number;
  #sending: Promise<unknown> = Promise.resolve();
  #next: (() => PublishedCheck) | undefined;
  #sentAt = Number.NEGATIVE_INFINITY;

  /** `pause`: the shortest time between two publications, in milliseconds. */
  constructor(control: ControlClient, { pause = 1000 }: { readonly pause?: number } = {}) {
    this.#control = control;
    this.#pause = pause;
  }

  /** Publishes, unless the last publication was just now or has not arrived yet. */
  offer(run: () => PublishedCheck): void {
    if (this.#next !== undefined || performance.now() - this.#sentAt < this.#pause) return;
    this.#next = run;
    this.#sending = this.#send().catch(() => {});
  }

  /** Publishes in any case. Rejects if the mock does not take it. */
  async finish(run: PublishedCheck): Promise<void> {
    await this.#sending;
    this.#next = () => run;
    await this.#send();
  }

  async #send(): Promise<void> {
    const run = this.#next?.();
    this.#sentAt = performance.now();
    try {
      if (run !== undefined) await this.#control.call('PUT /check', { body: run });
    } finally {
      this.#next = undefined;
    }
  }
}
