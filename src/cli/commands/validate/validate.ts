import { InvalidInputError } from '../../../invalid-input-error.js';
import type { Contract } from '../../../spec/contract.js';
import { judgeSources } from '../../../validate/judge-sources.js';
import type { TrafficFormat } from '../../../validate/readers/format.js';
import { formatById } from '../../../validate/readers/formats.js';
import { singleBody } from '../../../validate/readers/single-body.js';
import { rerunWith } from '../../../validate/reports/rerun.js';
import { run } from '../../../validate/run.js';
import { exitCodeOf } from '../../../validate/summary.js';
import type { Verdict } from '../../../validate/verdict.js';
import { checkingWith } from '../../checking.js';
import type { CheckingOptions } from '../../checking-options.js';
import { openReports } from '../../reports.js';
import { progressOf } from './progress.js';
import { sourcesOf } from './sources.js';

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
  const sources = await sourcesOf(files);
  const progress = await progressOf(sources);
  const reports = await openReports(options, { ...checking, rerun: rerunWith(readingOptions(options)) });
  try {
    const { host: hosts } = options;
    const judged = judgeSources(sources, judge, {
      format,
      hosts,
      onBytes: progress.read,
      onSource: progress.next,
    });
    const summary = await run(judged, validation, [progress.reporter, ...reports.reporters], { wants });
    await reports.finish();
    return exitCodeOf(summary, tolerance);
  } catch (problem) {
    await reports.discard();
    throw problem;
  }
}

/** The options that change how a file is read; the rerun command repeats them. */
const readingOptions = ({
  spec,
  format,
  host,
  operation,
  status,
  request,
}: ValidateCommandOptions): string[] => [
  ...Object.entries({ spec, format, host: host?.join(','), operation, status }).flatMap(([name, value]) =>
    value === undefined ? [] : [`--${name}`, String(value)],
  ),
  ...(request ? ['--request'] : []),
];

export interface ValidateCommandOptions extends CheckingOptions {
  readonly entry?: readonly number[];
  readonly format?: string;
  readonly host?: readonly string[];
  readonly operation?: string;
  readonly status?: number;
  readonly request?: true;
}

/**
 * Returns the format that the options force on all files; `undefined` to detect it per file. Throws
 * `InvalidInputError`.
 */
export function formatFor(
  contract: Contract,
  { format, operation, status, request }: ValidateCommandOptions,
): TrafficFormat | undefined {
  if (operation !== undefined) return singleBody(contract, { operation, status, request });
  if (status !== undefined || request)
    throw new InvalidInputError(
      'Failed to read the command line: --status and --request need --operation. Please add it.',
    );
  return format === undefined ? undefined : formatById(format);
}
