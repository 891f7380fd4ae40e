import { loadContract, openContract } from '../../../spec/contract.js';
import { Judge, type Judged, nothingKnown } from '../../../validate/judge.js';
import { readSource } from '../../../validate/readers/open.js';
import { isUnreadable } from '../../../validate/readers/reader.js';
import { prettyReport } from '../../../validate/reports/pretty.js';
import { run } from '../../../validate/run.js';
import { exitCodeOf } from '../../../validate/summary.js';
import { Validation } from '../../../validate/validation.js';
import { paint } from '../../terminal.js';
import type { ValidateOptions } from '../validate.js';

/** Checks files and prints what it found: 0 clean, 1 not. Rejects with `InvalidInput` where it could not run. */
export async function validate(files: readonly string[], options: ValidateOptions): Promise<0 | 1> {
  const contract = options.spec === undefined ? loadContract() : await openContract(options.spec);
  const report = prettyReport((text) => process.stdout.write(text), paint);
  const summary = await run(judged(files, new Judge(contract)), new Validation(), [report]);
  return exitCodeOf(summary, {
    failOn: options.failOn,
    allowUnverifiable: options.allowUnverifiable ?? false,
  });
}

async function* judged(files: readonly string[], judge: Judge): AsyncIterable<Judged> {
  for (const file of files) {
    for await (const read of readSource(file)) {
      yield isUnreadable(read) ? { verdict: nothingKnown(read.place, read.unreadable) } : judge.judge(read);
    }
  }
}
