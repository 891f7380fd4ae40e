import type { Paint, Write } from '../validate/reports/report.js';
import type { Reporter } from '../validate/run.js';
import type { Severity } from '../validate/verdict.js';
import type { Comparison } from './comparison.js';
import type { CatalogueRun } from './run.js';
import { statesTable, statesTotals } from './states-report.js';

/** Whether to report an operation. */
type Shows = (operationId: string) => boolean;

/** The runs so far, and the comparison of the second with the first. */
export interface Runs {
  readonly runs: readonly CatalogueRun[];
  readonly comparison?: Comparison | undefined;
}

/** Returns a reporter that passes each verdict to its run. */
export const statesOf = (made: Runs): Reporter => ({
  verdict(verdict) {
    for (const { states } of made.runs) states.verdict(verdict);
    made.comparison?.verdict(verdict);
  },
  end: () => {},
});

/** Formats the results of one target, or the comparison of two, for a terminal. */
export const conformanceReport = (
  made: Runs,
  { write, paint, shows }: { readonly write: Write; readonly paint: Paint; readonly shows: Shows },
): Reporter => ({
  verdict: () => {},
  end: () => write([...lines(made, paint, shows), ''].join('\n')),
});

function* lines({ runs, comparison }: Runs, paint: Paint, shows: Shows): Iterable<string> {
  if (comparison !== undefined) yield* comparison.lines(paint, shows);
  else for (const { states } of runs) yield* [...statesTable(states.operations(shows), paint), ''];
  for (const { target, states } of runs) {
    yield statesTotals(target.name, states.operations(shows), paint);
    if (!states.verified) yield paint('red', `${target.name}: nothing was verified.`);
  }
}

/**
 * Whether every target answered for its service. With `failOn` warning, two targets must also have answered the
 * same calls.
 */
export const isComplete = (
  { runs, comparison }: Runs,
  { failOn, shows }: { readonly failOn: Severity; readonly shows: Shows },
): boolean =>
  runs.every(({ states }) => states.verified) &&
  (failOn === 'error' || (comparison?.alone(shows) ?? []).length === 0);
