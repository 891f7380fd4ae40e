/** Work that goes on after its call is answered. */
export class Background {
  readonly #running = new Set<Promise<void>>();

  constructor(readonly onProblem: (problem: unknown, where: string) => void) {}

  /**
   * Starts the work after the caller has gone on; `where` names it in a report of a problem. It takes its
   * turns with the calls that follow, also those of a test that asks without a pause whether it is done.
   */
  start(where: string, work: () => Promise<void>): void {
    const running = Promise.resolve()
      .then(work)
      .catch((problem: unknown) => this.onProblem(problem, where))
      .finally(() => this.#running.delete(running));
    this.#running.add(running);
  }

  /** Waits for the work that has been started. */
  async settled(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running);
  }
}
