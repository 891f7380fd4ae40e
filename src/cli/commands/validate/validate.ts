import { judgeSources } from '../../../validate/judge-sources.js';
import { rerunWith } from '../../../validate/reports/rerun.js';
import { run } from '../../../validate/run.js';
import { exitCodeOf } from '../../../validate/summary.js';
import type { Verdict } from '../../../validate/verdict.js';
import { checkingWith } from '../../checking.js';
import { openReports } from '../../reports.js';
import { formatFor } from './format-for.js';
import type { ValidateCommandOptions } from './options.js';
import { progressOf } from './progress.js';

/**
 * Checks files against the contract and reports the findings. Resolves to the exit code: 0 if there are no
 * findings, else 1. Rejects with `InvalidInputError` if it could not run.
 */
export async function validate(files: readonly string[], options: ValidateCommandOptions): Promise<0 | 1> {
  const { entry } = options;
  const checking = await checkingWith(options);
  const { contract, judge, validation, selection, tolerance } = checking;
  const wants = ({ operationId, place }: Verdict) =>
    selection.operation(operationId) && (entry?.includes(place.number) ?? true);
  const format = formatFor(contract, options);
  const progress = await progressOf(files);
  const reports = await openReports(options, { ...checking, rerun: rerunWith(readingOptions(options)) });
  try {
    const judged = judgeSources(files, judge, { format, onBytes: progress.read });
    const summary = await run(judged, validation, [progress.reporter, ...reports.reporters], { wants });
    await reports.finish();
    return exitCodeOf(summary, tolerance);
  } catch (problem) {
    await reports.discard();
    throw problem;
  }
}

/** The options that change how a file is read; the rerun command repeats them. */
const readingOptions = ({ spec, format, operation, status, request }: ValidateCommandOptions): string[] => [
  ...Object.entries({ spec, format, operation, status }).flatMap(([name, value]) =>
    value === undefined ? [] : [`--${name}`, String(value)],
  ),
  ...(request ? ['--request'] : []),
];
