import type { Failure } from '../failure.js';
import type { Service } from '../service.js';
import type { Batch } from '../state/batch.js';

/** What a request spends, such as a code: of several concurrent requests, only one succeeds. */
export interface Spending {
  /** Adds the changes that spend it. Their conditions do not hold once another request has spent it. */
  readonly changes: (batch: Batch) => Batch;
  /** The refusal of requests that come too late. */
  readonly lost: Failure;
}

/** Spends on its own what is otherwise spent when tokens are stored. Throws a `Failure`. */
export async function spend(service: Service, { changes, lost }: Spending): Promise<void> {
  if ((await changes(service.batch()).write()) !== undefined) throw lost;
}
