import { pathOf } from '../mock/http.js';
import type { Contract, ContractOperation } from '../spec/contract.js';
import { type Answerer, answerers, type CountedAnswer, type Coverage } from './format.js';
import { inBoth } from './merge.js';
import { type Rule, ruleFor } from './rules.js';

/** Which operations count: those that were called, or all of the contract. */
export type Scope = 'called' | 'all';

/** An action of an operation: met, missing, or left out because it cannot happen. */
export interface ActionCoverage {
  readonly action: string;
  readonly state: 'met' | 'missing' | 'left-out';
  /** How many answers had it. */
  readonly count: number;
  /** The rule that leaves it out. */
  readonly rule?: Rule;
  /** How many answers came from whom. */
  readonly by: Readonly<Partial<Record<Answerer, number>>>;
  /** Result codes, with the number of answers. */
  readonly resultCodes: ReadonlyMap<string, number>;
  /** The tests that met it. */
  readonly tests: readonly string[];
}

export interface OperationCoverage {
  readonly operation: ContractOperation;
  /** The API path, such as `/auth/token`. */
  readonly path: string;
  /** How many answers it gave, including those without an action. */
  readonly count: number;
  readonly actions: readonly ActionCoverage[];
  /** Answers without an action: HTTP statuses such as 429, and faults. */
  readonly others: ReadonlyMap<string, number>;
}

export interface CoverageSummary {
  readonly scope: Scope;
  /** The versions of the contracts that the coverage was written with. */
  readonly contracts: readonly string[];
  /** The operations in scope that have actions, in the order of the contract. */
  readonly operations: readonly OperationCoverage[];
  /** The number of actions that were met, and of those that can be met. */
  readonly met: number;
  readonly total: number;
}

/** Sums up coverage: of all services together, or of one. */
export function summaryOf(coverage: Coverage, contract: Contract, scope: Scope): CoverageSummary {
  const answers = new Map<string, CountedAnswer[]>();
  for (const { answers: some } of coverage.services)
    for (const answer of some) {
      const known = answers.get(answer.operation);
      if (known === undefined) answers.set(answer.operation, [answer]);
      else known.push(answer);
    }
  // What cannot happen in one service may happen in another.
  const ruledOut = coverage.services.reduce<readonly string[] | undefined>(
    (common, service) => inBoth(common, service.ruledOut),
    undefined,
  );
  const operations = [...contract.operations.values()]
    .filter(({ operationId, actions }) => actions.length > 0 && (scope === 'all' || answers.has(operationId)))
    .map((operation) =>
      operationCoverage(operation, answers.get(operation.operationId) ?? [], ruledOut ?? []),
    );
  const states = operations.flatMap(({ actions }) => actions.map(({ state }) => state));
  return {
    scope,
    contracts: coverage.contracts,
    operations,
    met: states.filter((state) => state === 'met').length,
    total: states.filter((state) => state !== 'left-out').length,
  };
}

/** Whole percents, rounded down, so that 100 means all. Nothing to meet is 100. */
export const percentOf = ({ met, total }: { readonly met: number; readonly total: number }): number =>
  total === 0 ? 100 : Math.floor((100 * met) / total);

function operationCoverage(
  operation: ContractOperation,
  answers: readonly CountedAnswer[],
  ruledOut: readonly string[],
): OperationCoverage {
  const others = new Map<string, number>();
  for (const { action, status, lost, count } of answers)
    if (action === undefined) add(others, String(status ?? lost), count);
  return {
    operation,
    path: pathOf(operation.path),
    count: sum(answers),
    others,
    actions: operation.actions.map((action) =>
      actionCoverage(
        operation.operationId,
        action,
        answers.filter((answer) => answer.action === action),
        ruledOut,
      ),
    ),
  };
}

function actionCoverage(
  operationId: string,
  action: string,
  answers: readonly CountedAnswer[],
  ruledOut: readonly string[],
): ActionCoverage {
  const count = sum(answers);
  const rule = count > 0 ? undefined : ruleFor(operationId, action, ruledOut);
  const resultCodes = new Map<string, number>();
  for (const { resultCode, count } of answers)
    if (resultCode !== undefined) add(resultCodes, resultCode, count);
  const by = answerers.flatMap((who) => {
    const from = sum(answers.filter((answer) => answer.by === who));
    return from === 0 ? [] : [[who, from] as const];
  });
  return {
    action,
    state: count > 0 ? 'met' : rule === undefined ? 'missing' : 'left-out',
    count,
    ...(rule !== undefined && { rule }),
    by: Object.fromEntries(by),
    resultCodes,
    tests: [...new Set(answers.flatMap(({ tests = {} }) => Object.keys(tests)))].sort(),
  };
}

const sum = (answers: readonly CountedAnswer[]): number =>
  answers.reduce((total, { count }) => total + count, 0);

const add = (counts: Map<string, number>, name: string, count: number): void =>
  void counts.set(name, (counts.get(name) ?? 0) + count);
