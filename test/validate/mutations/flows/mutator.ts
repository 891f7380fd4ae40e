import type { HttpExchange } from '../../../../src/validate/exchange.js';
import type { RecordingMutant } from '../recording-mutators.js';

/** Valid flows, by name. */
export type Flows = Readonly<Record<string, readonly HttpExchange[]>>;

/** Breaks the meaning of flows: each exchange keeps its schema. */
export interface FlowMutator {
  readonly name: string;
  /** The checks that are meant to see it: each of them does somewhere. */
  readonly caughtBy: readonly string[];
  readonly mutate: (valid: Flows) => Iterable<RecordingMutant>;
}
