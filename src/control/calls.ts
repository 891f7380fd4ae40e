import type { ServerResponse } from 'node:http';

/** The calls that are being answered. */
export class Calls {
  readonly #running = new Set<AbortController>();

  /** Tells when the answer to a call has no reader any more, or has to end. */
  begin(response: ServerResponse): AbortSignal {
    const call = new AbortController();
    this.#running.add(call);
    response.once('close', () => {
      this.#running.delete(call);
      call.abort();
    });
    return call.signal;
  }

  /** Ends those that go on: streams, and those that wait. */
  end(): void {
    for (const call of this.#running) call.abort();
  }
}
