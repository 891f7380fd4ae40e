import { Counter } from './counter.js';
import type { Coverage } from './format.js';
import { openShard } from './shard.js';

/** What a mock counts. */
export interface LiveCoverage {
  /** The coverage file of this mock, if it writes one. */
  readonly file: string | undefined;
  /** Returns what was counted so far, in the format of coverage files. */
  coverage(): Coverage;
  /**
   * Says to which test the calls of a service belong from now on.
   *
   * @example
   * authlete.coverage?.attribute(service.serviceId, 'consent.test.ts > the user denies');
   */
  attribute(serviceId: number, test: string): void;
  /** Writes the coverage file now. Throws `InvalidInputError` if it cannot be written. */
  save(): void;
}

/** What a mock counts, and its end. */
export interface OpenCoverage extends LiveCoverage {
  readonly counter: Counter;
  close(): void;
}

/**
 * Starts counting. Writes into the folder if one is given. Throws `InvalidInputError` if it is not writable.
 *
 * `contract` is the version of the contract.
 */
export function openCoverage(
  folder: string | true,
  contract: string,
  { traffic = false, onProblem }: { traffic?: boolean; onProblem: (problem: unknown) => void },
): OpenCoverage {
  const counter = new Counter(contract, { traffic });
  const shard = folder === true ? undefined : openShard(folder, counter, onProblem);
  return {
    counter,
    file: shard?.file,
    coverage: () => counter.coverage(),
    attribute: (serviceId, test) => counter.attribute(serviceId, test),
    save: () => shard?.save(),
    close: () => shard?.close(),
  };
}
