import { loadContract, openContract } from '../../../spec/contract.js';
import { Judge } from '../../../validate/judge.js';
import { judgeSources } from '../../../validate/judge-sources.js';
import { prettyReport } from '../../../validate/reports/pretty.js';
import { run } from '../../../validate/run.js';
import { exitCodeOf } from '../../../validate/summary.js';
import { Validation } from '../../../validate/validation.js';
import { paint } from '../../terminal.js';
import type { ValidateOptions } from '../validate.js';
import { formatFor } from './format-for.js';
import { progressOf } from './progress.js';

/** Checks files and prints what it found: 0 clean, 1 not. Rejects with `InvalidInput` where it could not run. */
export async function validate(files: readonly string[], options: ValidateOptions): Promise<0 | 1> {
  const contract = options.spec === undefined ? loadContract() : await openContract(options.spec);
  const report = prettyReport((text) => process.stdout.write(text), paint);
  const format = formatFor(contract, options);
  const progress = await progressOf(files);
  const judged = judgeSources(files, new Judge(contract), { format, onBytes: progress.read });
  const summary = await run(judged, new Validation(), [progress.reporter, report]);
  return exitCodeOf(summary, {
    failOn: options.failOn,
    allowUnverifiable: options.allowUnverifiable ?? false,
  });
}
