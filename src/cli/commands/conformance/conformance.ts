import { judged } from '../../../conformance/judged.js';
import { type GivenTarget, openTarget } from '../../../conformance/open-target.js';
import { conformanceReport, isAlike } from '../../../conformance/report.js';
import { CatalogueRun } from '../../../conformance/run.js';
import type { Target } from '../../../conformance/target.js';
import { InvalidInput } from '../../../invalid-input.js';
import { systemClock } from '../../../mock/state/clock.js';
import { systemRandom } from '../../../mock/state/random.js';
import { type Contract, loadContract, openContract } from '../../../spec/contract.js';
import { Judge, type Judged } from '../../../validate/judge.js';
import { prettyReport } from '../../../validate/reports/pretty.js';
import { run } from '../../../validate/run.js';
import { exitCodeOf } from '../../../validate/summary.js';
import { Validation } from '../../../validate/validation.js';
import { paint } from '../../terminal.js';
import type { ConformanceOptions } from '../conformance.js';
import { onInterruption } from './interruption.js';
import { givenOther, givenTarget } from './targets.js';

/**
 * Goes through the catalogue at one target or two, and prints what it found: 0 clean, 1 not. Rejects with
 * `InvalidInput` where it could not run to its end.
 */
export async function conformance(options: ConformanceOptions): Promise<0 | 1> {
  const contract = options.spec === undefined ? loadContract() : await openContract(options.spec);
  const runs: CatalogueRun[] = [];
  const controller = new AbortController();
  const endListening = onInterruption(controller, () => leftBy(runs));
  try {
    return await exercise(options, { contract, runs, signal: controller.signal });
  } finally {
    endListening();
    for (const line of leftBy(runs)) process.stderr.write(`${line}\n`);
    await Promise.all(runs.map(({ target }) => target.close()));
  }
}

interface Context {
  readonly contract: Contract;
  readonly runs: CatalogueRun[];
  readonly signal: AbortSignal;
}

async function exercise(options: ConformanceOptions, { contract, runs, signal }: Context): Promise<0 | 1> {
  const allowWrites = options.allowWrites ?? false;
  const given = { contract, signal, allowWrites, perSecond: options.rate, clock: systemClock };
  const begin = (target: Target): CatalogueRun => {
    const begun = new CatalogueRun(target, { ...given, random: systemRandom });
    runs.push(begun);
    if (allowWrites) process.stderr.write(`${target.name}: temporary clients are named "${begun.mark}".\n`);
    return begun;
  };
  const write = (text: string): void => void process.stdout.write(text);
  const reporters = [conformanceReport(runs, { write, paint }), prettyReport(write, paint)];
  const summary = await run(exchanges(options, contract, begin), new Validation(), reporters);
  mustHaveEnded(runs);
  const code = exitCodeOf(summary, {
    failOn: options.failOn,
    allowUnverifiable: options.allowUnverifiable ?? false,
  });
  return isAlike(runs, options.failOn) && leftBy(runs).length === 0 ? code : 1;
}

/** The judged exchanges of one target after the other. A mock in second place has the settings of the first. */
async function* exchanges(
  options: ConformanceOptions,
  contract: Contract,
  begin: (target: Target) => CatalogueRun,
): AsyncGenerator<Judged> {
  const judge = new Judge(contract);
  const target = openTarget(givenTarget(options), contract);
  const given = options.compare === undefined ? undefined : givenOther(options.compare);
  const other = given && given.target !== 'mock' ? openTarget(given, contract) : undefined;
  const first = begin(target);
  yield* judged(first.steps(), judge);
  if (given === undefined || first.stopped !== undefined) return;
  const second = other ?? openTarget({ ...given, settings: first.service } satisfies GivenTarget, contract);
  const name = second.name === target.name ? `${second.name} (2)` : second.name;
  yield* judged(begin({ ...second, name }).steps(), judge);
}

function mustHaveEnded(runs: readonly CatalogueRun[]): void {
  const stopped = runs.find((one) => one.stopped !== undefined);
  if (stopped !== undefined)
    throw new InvalidInput(
      `Failed to go through the catalogue at ${stopped.target.name}: ${stopped.stopped}. Please run it again.`,
    );
}

const leftBy = (runs: readonly CatalogueRun[]): string[] => runs.flatMap((one) => one.left());
