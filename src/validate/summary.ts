import type { Outcome, Severity, Verdict } from './verdict.js';

/** What a run found, counted. */
export class Summary {
  readonly outcomes: Record<Outcome, number> = { valid: 0, violated: 0, unverifiable: 0 };
  readonly severities: Record<Severity, number> = { error: 0, warning: 0 };
  /** Entries of a HAR, a collection or a cassette that are no calls of the Authlete API. */
  passedOver = 0;
  /** Findings by the id of their check. */
  readonly checks = new Map<string, number>();
  /** Exchanges by operation and action, or status where there is no action. */
  readonly seen = new Map<string, Map<string, Record<Outcome, number>>>();

  add({ outcome, amends, findings, operationId, action, status }: Verdict): void {
    this.outcomes[outcome] += 1;
    if (amends !== undefined) this.outcomes[amends] -= 1;
    for (const { check, severity } of findings) {
      this.severities[severity] += 1;
      this.checks.set(check, (this.checks.get(check) ?? 0) + 1);
    }
    const cell = this.#cell(operationId ?? 'unknown', action ?? String(status));
    cell[outcome] += 1;
    if (amends !== undefined) cell[amends] -= 1;
  }

  get exchanges(): number {
    return Object.values(this.outcomes).reduce((sum, count) => sum + count, 0);
  }

  #cell(operation: string, action: string): Record<Outcome, number> {
    const row = this.seen.get(operation) ?? new Map<string, Record<Outcome, number>>();
    this.seen.set(operation, row);
    const cell = row.get(action) ?? { valid: 0, violated: 0, unverifiable: 0 };
    row.set(action, cell);
    return cell;
  }
}

/** Which findings make a run fail. */
export interface Tolerance {
  readonly failOn: Severity;
  readonly allowUnverifiable: boolean;
}

/** 0 clean, 1 not: what was not verified does not pass, and neither does a run that verified nothing. */
export function exitCodeOf(
  { outcomes, severities }: Summary,
  { failOn, allowUnverifiable }: Tolerance,
): 0 | 1 {
  if (outcomes.valid + outcomes.violated === 0 || severities.error > 0) return 1;
  if (failOn === 'warning' && severities.warning > 0) return 1;
  return outcomes.unverifiable > 0 && !allowUnverifiable ? 1 : 0;
}
