import { pathOf } from '../../mock/http.js';
import type { Contract } from '../../spec/contract.js';
import { allRules } from '../checks/by-id.js';
import type { Finding, Verdict } from '../verdict.js';
import { described, globMatcher } from './commented-rows.js';
import type { ExpectedRow } from './row.js';

type Fits = (text: string | undefined) => boolean;

interface RowMatcher {
  readonly row: ExpectedRow;
  readonly check: Fits;
  readonly operation: Fits;
  readonly action: Fits;
  readonly pointer: Fits;
  met: boolean;
}

/** Matches findings with the file of expected findings, and tracks the rows that matched nothing. */
export class Expectations {
  readonly #matchers: readonly RowMatcher[];
  readonly #contract: Contract;

  /** `runs` says which checks are enabled. Rows about disabled checks are not reported as outdated. */
  constructor(rows: readonly ExpectedRow[], contract: Contract, runs: (check: string) => boolean) {
    this.#contract = contract;
    const ids = allRules.map(({ id }) => id).filter(runs);
    this.#matchers = rows.map(matcherOf).filter(({ check }) => ids.some(check));
  }

  /** Returns the findings. Expected ones have the comment of the first row that matches. */
  mark(verdict: Verdict, findings: readonly Finding[]): readonly Finding[] {
    if (this.#matchers.length === 0) return findings;
    return findings.map((finding) => {
      const fitting = this.#matchers.filter((matcher) => this.#fits(matcher, verdict, finding));
      for (const matcher of fitting) matcher.met = true;
      const [first] = fitting;
      return first === undefined ? finding : { ...finding, accepted: first.row.comment.trim() };
    });
  }

  /** Returns the rows that matched no finding, formatted for messages. */
  outdated(): string[] {
    return this.#matchers.filter(({ met }) => !met).map(({ row }) => described(row));
  }

  #fits({ check, operation, action, pointer }: RowMatcher, verdict: Verdict, finding: Finding): boolean {
    const { operationId } = verdict;
    const path = operationId && this.#contract.operations.get(operationId)?.path;
    return (
      check(finding.check) &&
      (operation(operationId) || operation(path && pathOf(path))) &&
      action(verdict.action) &&
      pointer(finding.pointer)
    );
  }
}

const matcherOf = (row: ExpectedRow): RowMatcher => ({
  row,
  check: globMatcher(row.check),
  operation: globMatcher(row.operation),
  action: globMatcher(row.action),
  pointer: globMatcher(row.pointer),
  met: false,
});
