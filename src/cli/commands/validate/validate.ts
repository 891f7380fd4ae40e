import { loadContract, openContract } from '../../../spec/contract.js';
import { checks } from '../../../validate/checks/index.js';
import jwtSignature from '../../../validate/checks/jwt-signature.js';
import { lifeChecks } from '../../../validate/checks/of-recordings.js';
import { readExpectations } from '../../../validate/expected/read.js';
import { Judge } from '../../../validate/judge.js';
import { judgeSources } from '../../../validate/judge-sources.js';
import { run } from '../../../validate/run.js';
import { selectionOf } from '../../../validate/selection.js';
import { exitCodeOf } from '../../../validate/summary.js';
import { Validation } from '../../../validate/validation.js';
import type { Verdict } from '../../../validate/verdict.js';
import type { ValidateOptions } from '../validate.js';
import { formatFor } from './format-for.js';
import { progressOf } from './progress.js';
import { openReports } from './reports.js';

/** Checks files and reports what it found: 0 clean, 1 not. Rejects with `InvalidInput` where it could not run. */
export async function validate(files: readonly string[], options: ValidateOptions): Promise<0 | 1> {
  const { spec, failOn, allowUnverifiable = false, expected, entry } = options;
  const contract = spec === undefined ? loadContract() : await openContract(spec);
  const selection = selectionOf(contract, options);
  const runs = ({ id }: { readonly id: string }) => selection.check(id);
  const validation = new Validation(lifeChecks.filter(runs), {
    jwts: runs(jwtSignature),
    expectations:
      expected === undefined ? undefined : await readExpectations(expected, contract, selection.check),
  });
  const wants = ({ operationId, place }: Verdict) =>
    selection.operation(operationId) && (entry?.includes(place.number) ?? true);
  const format = formatFor(contract, options);
  const progress = await progressOf(files);
  const tolerance = { failOn, allowUnverifiable };
  const reports = await openReports(options, { contract, tolerance, runs });
  try {
    const judge = new Judge(contract, checks.filter(runs));
    const judged = judgeSources(files, judge, { format, onBytes: progress.read });
    const summary = await run(judged, validation, [progress.reporter, ...reports.reporters], { wants });
    await reports.finish();
    return exitCodeOf(summary, tolerance);
  } catch (problem) {
    await reports.discard();
    throw problem;
  }
}
