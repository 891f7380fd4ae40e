import type { News } from './news.js';
import type { Severity, Verdict, VerdictOutcome } from './verdict.js';

export type Outcomes = Record<VerdictOutcome, number>;

const noOutcomes = (): Outcomes => ({ valid: 0, violated: 0, unverifiable: 0, expected: 0 });

/** Returns the result of an exchange: its action, or its status if it has none. */
export const answerOf = ({ action, status }: Pick<Verdict, 'action' | 'status'>): string =>
  action ?? (status > 0 ? String(status) : 'unreadable');

const mostActions = 100;
const none: readonly string[] = [];

/** The totals of a run. */
export class Summary {
  /** Exchanges by outcome. */
  readonly outcomes = noOutcomes();
  /** Unexpected findings by severity. */
  readonly severities: Record<Severity, number> = { error: 0, warning: 0 };
  /** The number of expected findings. */
  expected = 0;
  /** Entries of a HAR, a collection or a cassette that do not call the Authlete API. */
  passedOver = 0;
  /** The number of files, if the traffic is in files. */
  files = 0;
  /** Findings by check, including expected ones. */
  readonly checks = new Map<string, number>();
  /** Exchanges with masked values that a check could not compare, by check. */
  readonly masked = new Map<string, number>();
  /** The number of exchanges with such values. */
  maskedExchanges = 0;
  /** Exchanges by operation and by action, or status if there is no action. */
  readonly seen = new Map<string, Map<string, Outcomes>>();
  /** Exchanges that were excluded by a filter. */
  leftOut = 0;
  /** Rows of the expected findings file that matched nothing, formatted for messages. */
  readonly outdated: string[] = [];
  /** What is new since the previous run, by target. */
  readonly news: News[] = [];

  add({ outcome, amends, findings, masked = none, operationId, action, status }: Verdict): void {
    this.outcomes[outcome] += 1;
    if (amends !== undefined) this.outcomes[amends] -= 1;
    for (const { check, severity, accepted } of findings) {
      if (accepted === undefined) this.severities[severity] += 1;
      else this.expected += 1;
      this.checks.set(check, (this.checks.get(check) ?? 0) + 1);
    }
    if (amends === undefined && masked.length > 0) {
      this.maskedExchanges += 1;
      for (const check of masked) this.masked.set(check, (this.masked.get(check) ?? 0) + 1);
    }
    const cell = this.#cell(operationId ?? 'unknown', answerOf({ action, status }));
    cell[outcome] += 1;
    if (amends !== undefined) cell[amends] -= 1;
  }

  get exchanges(): number {
    return Object.values(this.outcomes).reduce((sum, count) => sum + count, 0);
  }

  /** The number of exchanges with a definite outcome. If it is 0, the run proves nothing. */
  get verified(): number {
    return this.exchanges - this.outcomes.unverifiable;
  }

  /** Actions are untrusted input: those beyond the possible number of actions are counted together. */
  #cell(operation: string, named: string): Outcomes {
    const row = this.seen.get(operation) ?? new Map<string, Outcomes>();
    this.seen.set(operation, row);
    const action = row.has(named) || row.size < mostActions ? named : 'other';
    const cell = row.get(action) ?? noOutcomes();
    row.set(action, cell);
    return cell;
  }
}

/** Which findings make a run fail. */
export interface Tolerance {
  readonly failOn: Severity;
  readonly allowUnverifiable: boolean;
}

/**
 * Returns 0 if the run passes, else 1. Unverifiable exchanges fail a run, and so do a run that verified
 * nothing and outdated expectations.
 */
export function exitCodeOf(
  { outcomes, severities, outdated, verified }: Summary,
  { failOn, allowUnverifiable }: Tolerance,
): 0 | 1 {
  if (verified === 0 || severities.error > 0 || outdated.length > 0) return 1;
  if (failOn === 'warning' && severities.warning > 0) return 1;
  return outcomes.unverifiable > 0 && !allowUnverifiable ? 1 : 0;
}
