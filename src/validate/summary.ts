import type { Outcome, Severity, Verdict } from './verdict.js';

export type Outcomes = Record<Outcome, number>;

const noOutcomes = (): Outcomes => ({ valid: 0, violated: 0, unverifiable: 0, expected: 0 });

/** What an exchange ended in: its action, or its status where it has none. */
export const answerOf = ({ action, status }: Pick<Verdict, 'action' | 'status'>): string =>
  action ?? (status > 0 ? String(status) : 'unreadable');

const mostActions = 100;

/** What a run found, counted. */
export class Summary {
  /** Exchanges. */
  readonly outcomes = noOutcomes();
  /** Findings that no file of expected findings names. */
  readonly severities: Record<Severity, number> = { error: 0, warning: 0 };
  /** Findings that one names. */
  expected = 0;
  /** Entries of a HAR, a collection or a cassette that are no calls of the Authlete API. */
  passedOver = 0;
  /** Findings by the id of their check, the expected ones among them. */
  readonly checks = new Map<string, number>();
  /** Exchanges by operation and action, or status where there is no action. */
  readonly seen = new Map<string, Map<string, Outcomes>>();
  /** Exchanges that were read and are not reported, because others were asked for. */
  leftOut = 0;
  /** Rows of the file of expected findings that nothing was found for, each as it stands there. */
  readonly outdated: string[] = [];

  add({ outcome, amends, findings, operationId, action, status }: Verdict): void {
    this.outcomes[outcome] += 1;
    if (amends !== undefined) this.outcomes[amends] -= 1;
    for (const { check, severity, accepted } of findings) {
      if (accepted === undefined) this.severities[severity] += 1;
      else this.expected += 1;
      this.checks.set(check, (this.checks.get(check) ?? 0) + 1);
    }
    const cell = this.#cell(operationId ?? 'unknown', answerOf({ action, status }));
    cell[outcome] += 1;
    if (amends !== undefined) cell[amends] -= 1;
  }

  get exchanges(): number {
    return Object.values(this.outcomes).reduce((sum, count) => sum + count, 0);
  }

  /** How many of them were found to be anything: without one, a run proves nothing. */
  get verified(): number {
    return this.exchanges - this.outcomes.unverifiable;
  }

  /** An action comes from outside: those beyond what an operation can have are counted together. */
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
 * 0 clean, 1 not: what was not verified does not pass, and neither does a run that verified nothing, or one that
 * expects what does not happen any more.
 */
export function exitCodeOf(
  { outcomes, severities, outdated, verified }: Summary,
  { failOn, allowUnverifiable }: Tolerance,
): 0 | 1 {
  if (verified === 0 || severities.error > 0 || outdated.length > 0) return 1;
  if (failOn === 'warning' && severities.warning > 0) return 1;
  return outcomes.unverifiable > 0 && !allowUnverifiable ? 1 : 0;
}
