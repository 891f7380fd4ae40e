import type { Paint, Write } from '../validate/reports/report.js';
import type { Reporter } from '../validate/run.js';
import type { Severity } from '../validate/verdict.js';
import { type Compared, compare } from './compare.js';
import { compareReport } from './compare-report.js';
import { coverageTable, coverageTotals } from './coverage-report.js';
import type { CatalogueRun } from './run.js';

/** Whether to report an operation. */
type Shows = (operationId: string) => boolean;

/** Returns a reporter that passes each verdict to its run. */
export const coverageOf = (runs: readonly CatalogueRun[]): Reporter => ({
  verdict(verdict) {
    for (const { coverage } of runs) coverage.verdict(verdict);
  },
  end: () => {},
});

/** Formats the results of one target, or the differences between two, for a terminal. */
export const conformanceReport = (
  runs: readonly CatalogueRun[],
  { write, paint, shows }: { readonly write: Write; readonly paint: Paint; readonly shows: Shows },
): Reporter => ({
  verdict: () => {},
  end: () => write([...lines(runs, paint, shows), ''].join('\n')),
});

function* lines(runs: readonly CatalogueRun[], paint: Paint, shows: Shows): Iterable<string> {
  const [left, right] = runs;
  if (left === undefined) return;
  if (right === undefined) yield* [...coverageTable(left.coverage.operations(shows), paint), ''];
  else {
    const names = { left: left.target.name, right: right.target.name };
    yield* compareReport(comparedOf(left, right, shows), names, paint);
  }
  for (const { target, coverage } of runs) {
    yield coverageTotals(target.name, coverage.operations(shows), paint);
    if (!coverage.verified) yield paint('red', `${target.name}: nothing was verified.`);
  }
}

/**
 * Whether every target answered for its service and, with two targets, they agree. Warnings count on request.
 */
export function isAlike(
  runs: readonly CatalogueRun[],
  { failOn, shows }: { readonly failOn: Severity; readonly shows: Shows },
): boolean {
  const [left, right] = runs;
  if (runs.some(({ coverage }) => !coverage.verified)) return false;
  if (left === undefined || right === undefined) return true;
  const differences = comparedOf(left, right, shows).flatMap((compared) => compared.differences);
  return differences.every(({ severity }) => severity === 'warning' && failOn === 'error');
}

const comparedOf = (left: CatalogueRun, right: CatalogueRun, shows: Shows): Compared[] =>
  compare(left.taken, right.taken).filter(({ row }) => shows(row.operationId));
