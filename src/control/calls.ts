import type { ServerResponse } from 'node:http';

/** The calls in progress. */
export class Calls {
  readonly #running = new Set<AbortController>();

  /** Returns a signal that aborts if the client disconnects or the server shuts down. */
  begin(response: ServerResponse): AbortSignal {
    const call = new AbortController();
    this.#running.add(call);
    response.once('close', () => {
      this.#running.delete(call);
      call.abort();
    });
    return call.signal;
  }

  /** Ends all calls in progress: streams and long polls. */
  end(): void {
    for (const call of this.#running) call.abort();
  }
}
