import type { Reporter } from '../validate/run.js';
import type { Severity } from '../validate/verdict.js';
import { compare } from './compare.js';
import { compareReport } from './compare-report.js';
import { coverageTable, coverageTotals } from './coverage-report.js';
import type { CatalogueRun } from './run.js';

type Paint = (colour: 'bold' | 'dim' | 'red' | 'green' | 'yellow', text: string) => string;

/** What became of the operations at one target, or what differs between two, for a terminal. */
export const conformanceReport = (
  runs: readonly CatalogueRun[],
  { write, paint }: { write: (text: string) => void; paint: Paint },
): Reporter => ({
  verdict(verdict) {
    for (const { coverage } of runs) coverage.verdict(verdict);
  },
  end() {
    for (const line of lines(runs, paint)) write(`${line}\n`);
  },
});

function* lines(runs: readonly CatalogueRun[], paint: Paint): Iterable<string> {
  const [left, right] = runs;
  if (left === undefined) return;
  if (right === undefined) yield* [...coverageTable(left.coverage, paint), ''];
  else {
    const names = { left: left.target.name, right: right.target.name };
    yield* compareReport(compare(left.taken, right.taken), names, paint);
  }
  for (const { target, coverage } of runs) {
    yield coverageTotals(target.name, coverage, paint);
    if (!coverage.verified) yield paint('red', `${target.name}: nothing of the service is verified.`);
  }
}

/** Whether each target answered for its service, and two of them alike; a warning counts where it is asked for. */
export function isAlike(runs: readonly CatalogueRun[], failOn: Severity): boolean {
  const [left, right] = runs;
  if (runs.some(({ coverage }) => !coverage.verified)) return false;
  if (left === undefined || right === undefined) return true;
  const differences = compare(left.taken, right.taken).flatMap((compared) => compared.differences);
  return differences.every(({ severity }) => severity === 'warning' && failOn === 'error');
}
