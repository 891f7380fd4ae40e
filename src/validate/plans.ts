import type { Check } from './check.js';
import type { Outcome } from './check-context.js';

/** The maximum number of outcomes of an operation to remember. Actions and codes are untrusted input. */
const mostOutcomes = 1000;

/** Knows which checks can find something in exchanges with an outcome. */
export class Plans {
  /** By operationId and outcome. */
  readonly #plans = new Map<string, Map<string, readonly Check[]>>();

  constructor(readonly checks: readonly Check[]) {}

  /** Returns the checks to run. */
  of(outcome: Outcome): readonly Check[] {
    const { operation, status, action, resultCode, hasAnswer, isPartial } = outcome;
    const { operationId } = operation;
    const plans = this.#plans.get(operationId) ?? new Map<string, readonly Check[]>();
    const key = `${status} ${hasAnswer} ${isPartial} ${action} ${resultCode}`;
    const known = plans.get(key);
    if (known !== undefined) return known;
    const plan = this.checks.filter(
      ({ operations, concerns }) => (operations?.has(operationId) ?? true) && (concerns?.(outcome) ?? true),
    );
    if (plans.size >= mostOutcomes) plans.clear();
    this.#plans.set(operationId, plans.set(key, plan));
    return plan;
  }
}
