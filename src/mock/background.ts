/** Tasks that continue after the response to their call has been sent. */
export class Background {
  readonly #running = new Set<Promise<void>>();

  constructor(readonly onProblem: (problem: unknown, where: string) => void) {}

  /**
   * Starts a task once the caller has yielded. Errors are reported to `onProblem` with `where`. The task gets its
   * turns even if a test polls for completion without pausing.
   */
  start(where: string, work: () => Promise<void>): void {
    const running = Promise.resolve()
      .then(work)
      .catch((problem: unknown) => this.onProblem(problem, where))
      .finally(() => this.#running.delete(running));
    this.#running.add(running);
  }

  /** Resolves once all started tasks are finished. */
  async settled(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running);
  }
}
