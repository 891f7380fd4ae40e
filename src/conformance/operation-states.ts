import type { Contract } from '../spec/contract.js';
import type { Reporter } from '../validate/run.js';
import type { Verdict } from '../validate/verdict.js';
import { leftOut } from './catalogue/index.js';
import type { Step } from './row-runner.js';

export type State = 'conforms' | 'drifted' | 'unverified' | 'untried';

/** What is known of an operation. */
export interface OperationState {
  readonly operationId: string;
  readonly state: State;
  /** The number of rows that reached their purpose, and the number of rows in all. */
  readonly reached: number;
  readonly rows: number;
  /** Why rows were not tried, or verified nothing. */
  readonly reasons: readonly string[];
  /** The checks with findings. */
  readonly checks: readonly string[];
  readonly warnings: number;
}

interface Seen {
  reached: number;
  rows: number;
  untried: Set<string>;
  unverified: Set<string>;
  errors: Set<string>;
  warnings: Set<string>;
}

const nothing = (): Seen => ({
  reached: 0,
  rows: 0,
  untried: new Set(),
  unverified: new Set(),
  errors: new Set(),
  warnings: new Set(),
});

/** Classifies each operation of the contract: conforms, drifted, or could not be tried. */
export class OperationStates implements Reporter {
  readonly #seen: Map<string, Seen>;

  constructor(
    readonly contract: Contract,
    /** The target whose exchanges count. */
    readonly source: string,
  ) {
    this.#seen = new Map([...contract.operations.keys()].map((operationId) => [operationId, nothing()]));
  }

  step({ row, said }: Step): void {
    const seen = this.#of(row.operationId);
    seen.rows += 1;
    if (said.kind === 'reached') seen.reached += 1;
    else (said.kind === 'untried' ? seen.untried : seen.unverified).add(said.reason);
  }

  verdict({ place, operationId, findings, unverifiable }: Verdict): void {
    if (operationId === undefined || place.source !== this.source) return;
    const seen = this.#of(operationId);
    for (const { check, severity } of findings)
      (severity === 'error' ? seen.errors : seen.warnings).add(check);
    for (const reason of unverifiable) seen.unverified.add(reason);
  }

  end(): void {}

  /** Returns the operations in path order, optionally filtered. */
  operations(shows: (operationId: string) => boolean = () => true): OperationState[] {
    const shown = [...this.#seen].filter(([operationId]) => shows(operationId));
    return shown.map(([operationId, seen]) => ({
      operationId,
      state: stateOf(seen),
      reached: seen.reached,
      rows: seen.rows,
      reasons: [...seen.unverified, ...seen.untried, ...(seen.rows === 0 ? [whyLeftOut(operationId)] : [])],
      checks: [...seen.errors, ...seen.warnings],
      warnings: seen.warnings.size,
    }));
  }

  /**
   * Whether anything about the service was verified. Operations that need neither service nor token do not
   * count.
   */
  get verified(): boolean {
    return this.operations().some(
      ({ operationId, state }) =>
        state === 'conforms' && this.contract.operations.get(operationId)?.path.includes('{serviceId}'),
    );
  }

  #of(operationId: string): Seen {
    const seen = this.#seen.get(operationId) ?? nothing();
    this.#seen.set(operationId, seen);
    return seen;
  }
}

/** Returns the number of operations in each state. */
export function countStates(operations: readonly OperationState[]): Readonly<Record<State, number>> {
  const counts: Record<State, number> = { conforms: 0, drifted: 0, unverified: 0, untried: 0 };
  for (const { state } of operations) counts[state] += 1;
  return counts;
}

const whyLeftOut = (operationId: string): string => leftOut[operationId] ?? 'not in the catalogue';

function stateOf({ errors, unverified, reached }: Seen): State {
  if (errors.size > 0) return 'drifted';
  if (unverified.size > 0) return 'unverified';
  return reached > 0 ? 'conforms' : 'untried';
}
