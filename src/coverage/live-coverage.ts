import type { Store } from '../mock/state/store.js';
import { Counter } from './counter.js';
import type { Coverage } from './format.js';
import { openShard } from './shard.js';
import { openSharedCoverage } from './shared-coverage.js';

/** What a mock counts. */
export interface LiveCoverage {
  /** The coverage file of this mock, if it writes one. */
  readonly file: string | undefined;
  /** Returns what this mock has counted so far, in the format of coverage files. */
  coverage(): Coverage;
  /**
   * Resolves to the sum of all mocks that share a store, count and run. What others counted in the last second may be
   * missing. Without a shared store, the same as `coverage`.
   */
  total(): Promise<Coverage>;
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
  /** Takes the mock out of the sum, before the store is closed. */
  leave(): Promise<void>;
  close(): void;
}

interface CoverageOptions {
  /** Whether a live Authlete answers. */
  readonly traffic?: boolean;
  /** The store that other mocks possibly share. */
  readonly store?: Store;
  readonly onProblem: (problem: unknown) => void;
}

/**
 * Starts counting. Writes into the folder if one is given. Throws `InvalidInputError` if it is not writable.
 *
 * `contract` is the version of the contract.
 */
export function openCoverage(
  folder: string | true,
  contract: string,
  { traffic = false, store, onProblem }: CoverageOptions,
): OpenCoverage {
  const counter = new Counter(contract, { traffic });
  const shard = folder === true ? undefined : openShard(folder, counter, onProblem);
  const shared = store?.shared === true ? openSharedCoverage(store, counter, onProblem) : undefined;
  return {
    counter,
    file: shard?.file,
    coverage: () => counter.coverage(),
    total: async () => shared?.total() ?? counter.coverage(),
    leave: async () => shared?.leave(),
    attribute: (serviceId, test) => counter.attribute(serviceId, test),
    save: () => shard?.save(),
    close: () => shard?.close(),
  };
}
