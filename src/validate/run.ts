import type { Judged } from './judge.js';
import type { News } from './news.js';
import { printableVerdict } from './printable-verdict.js';
import { isPassedOver, type PassedOver } from './readers/reader.js';
import { Summary } from './summary.js';
import type { Validation } from './validation.js';
import type { Verdict } from './verdict.js';

/** Receives all verdicts in order, then the summary. */
export interface Reporter {
  verdict(verdict: Verdict): void | Promise<void>;
  end(summary: Summary): void | Promise<void>;
}

/** A comparison with the previous run. */
export interface Since {
  /** Returns a verdict whose findings say whether they are new. */
  mark(verdict: Verdict): Verdict;
  news(): readonly News[];
}

export interface ValidateRunOptions {
  /**
   * Which verdicts to report and count. The others still contribute to the lifecycle of artifacts. Default:
   * all.
   */
  readonly wants?: (verdict: Verdict) => boolean;
  /** Compares the run with the previous one. */
  readonly since?: Since | undefined;
}

/** Validates judged exchanges as one recording, and reports the results. */
export async function run(
  judged: AsyncIterable<Judged | PassedOver>,
  validation: Validation,
  reporters: readonly Reporter[],
  { wants = () => true, since }: ValidateRunOptions = {},
): Promise<Summary> {
  const summary = new Summary();
  const report = async (verdicts: readonly Verdict[]) => {
    for (const verdict of verdicts.map(printableVerdict)) {
      if (!wants(verdict)) {
        if (verdict.amends === undefined) summary.leftOut += 1;
        continue;
      }
      const marked = since?.mark(verdict) ?? verdict;
      summary.add(marked);
      for (const reporter of reporters) {
        const reported = reporter.verdict(marked);
        if (reported !== undefined) await reported;
      }
    }
  };
  for await (const one of judged) {
    if (isPassedOver(one)) {
      summary.passedOver += 1;
      continue;
    }
    const verdicts = validation.see(one);
    await report(verdicts instanceof Promise ? await verdicts : verdicts);
  }
  await report(validation.end());
  summary.news.push(...(since?.news() ?? []));
  summary.outdated.push(...(validation.expectations?.outdated() ?? []));
  for (const reporter of reporters) await reporter.end(summary);
  return summary;
}
