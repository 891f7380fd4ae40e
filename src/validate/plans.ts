import type { Check } from './check.js';
import type { Outcome } from './check-context.js';

/** The maximum number of outcomes to remember. Actions and codes are untrusted input. */
const mostOutcomes = 1000;

/** The checks of an outcome. */
interface Plan extends Pick<Outcome, 'status' | 'action' | 'hasAnswer' | 'isPartial'> {
  readonly checks: readonly Check[];
}

/** Knows which checks can find something in exchanges with an outcome. */
export class Plans {
  /** By operationId and result code. */
  readonly #plans = new Map<string, Map<string | undefined, Plan[]>>();
  #remembered = 0;

  constructor(readonly checks: readonly Check[]) {}

  /** Returns the checks to run. */
  of(outcome: Outcome): readonly Check[] {
    const { operation, resultCode } = outcome;
    const { operationId } = operation;
    const plans = this.#plans.get(operationId)?.get(resultCode) ?? none;
    for (const plan of plans) if (isFor(plan, outcome)) return plan.checks;
    const { status, action, hasAnswer, isPartial } = outcome;
    const checks = this.checks.filter(
      ({ operations, concerns }) => (operations?.has(operationId) ?? true) && (concerns?.(outcome) ?? true),
    );
    this.#remember(operationId, resultCode, { status, action, hasAnswer, isPartial, checks });
    return checks;
  }

  #remember(operationId: string, resultCode: string | undefined, plan: Plan): void {
    if (this.#remembered >= mostOutcomes) {
      this.#plans.clear();
      this.#remembered = 0;
    }
    this.#remembered += 1;
    const ofOperation = this.#plans.get(operationId) ?? new Map<string | undefined, Plan[]>();
    this.#plans.set(operationId, ofOperation);
    ofOperation.set(resultCode, [...(ofOperation.get(resultCode) ?? []), plan]);
  }
}

const none: readonly Plan[] = [];

const isFor = (plan: Plan, { status, action, hasAnswer, isPartial }: Outcome): boolean =>
  plan.status === status &&
  plan.action === action &&
  plan.hasAnswer === hasAnswer &&
  plan.isPartial === isPartial;
