import type { Step } from '../../../conformance/exercise.js';
import { judged } from '../../../conformance/judged.js';
import type { GivenTarget } from '../../../conformance/open-target.js';
import { openTarget } from '../../../conformance/open-target.js';
import { preflight } from '../../../conformance/preflight.js';
import { recorded } from '../../../conformance/recorded.js';
import { conformanceReport, coverageOf, isAlike } from '../../../conformance/report.js';
import { CatalogueRun } from '../../../conformance/run.js';
import type { Target } from '../../../conformance/target.js';
import { InvalidInputError } from '../../../invalid-input-error.js';
import { systemClock } from '../../../mock/state/clock.js';
import { systemRandom } from '../../../mock/state/random.js';
import type { Judged } from '../../../validate/judge.js';
import { shellWord } from '../../../validate/reports/rerun.js';
import { run } from '../../../validate/run.js';
import { exitCodeOf } from '../../../validate/summary.js';
import type { Verdict } from '../../../validate/verdict.js';
import { type Checking, checkingWith } from '../../checking.js';
import type { CheckingOptions } from '../../checking-options.js';
import { recordingIn } from '../../recording-in.js';
import { openReports } from '../../reports.js';
import { StatusLine } from '../../status-line.js';
import { paint } from '../../terminal.js';
import { onInterruption } from './interruption.js';
import { progressOn } from './progress.js';

/**
 * Runs the catalogue against one or two targets and reports the results. Resolves to the exit code: 0 if
 * there are no findings, else 1. Rejects with `InvalidInputError` if the run could not finish.
 */
export async function conformance(options: ConformanceOptions): Promise<0 | 1> {
  const checking = await checkingWith(options);
  const runs: CatalogueRun[] = [];
  const controller = new AbortController();
  const status = new StatusLine();
  const endListening = onInterruption(controller, status, () => leftBy(runs));
  try {
    return await exercise(options, checking, { runs, status, signal: controller.signal });
  } finally {
    endListening();
    status.clear();
    for (const line of leftBy(runs)) status.print(line);
    await Promise.all(runs.map(({ target }) => target.close()));
  }
}

/** What outlives a run that fails or is interrupted. */
interface Surroundings {
  readonly runs: CatalogueRun[];
  readonly status: StatusLine;
  readonly signal: AbortSignal;
}

async function exercise(
  options: ConformanceOptions,
  checking: Checking,
  { runs, status, signal }: Surroundings,
): Promise<0 | 1> {
  const { contract, validation, selection, tolerance } = checking;
  const { allowWrites = false, rate: perSecond } = options;
  const begin = (target: Target): CatalogueRun => {
    const given = { contract, signal, allowWrites, perSecond, clock: systemClock, random: systemRandom };
    const begun = new CatalogueRun(target, given);
    runs.push(begun);
    if (allowWrites) status.print(`${target.name}: temporary clients are named "${begun.mark}".`);
    return begun;
  };
  const reports = await openReports(options, {
    ...checking,
    rerun: () => commandOf(options),
    beside: (write) => conformanceReport(runs, { write, paint, shows: selection.operation }),
  });
  try {
    const wants = ({ operationId }: Verdict) => selection.operation(operationId);
    const check = (target: Target) =>
      preflight(target, {
        contract,
        signal,
        allowWrites,
        perSecond,
        clock: systemClock,
        shows: selection.operation,
      });
    const progress = progressOn(status, options.compare === undefined ? 1 : 2);
    const exchanges = exchangesOf(options, checking, { begin, check, watch: progress.watch });
    const summary = await run(
      exchanges,
      validation,
      [progress.reporter, coverageOf(runs), ...reports.reporters],
      {
        wants,
      },
    );
    await reports.finish();
    mustHaveEnded(runs);
    const clean = isAlike(runs, { failOn: tolerance.failOn, shows: selection.operation });
    return clean && leftBy(runs).length === 0 ? exitCodeOf(summary, tolerance) : 1;
  } catch (problem) {
    await reports.discard();
    throw problem;
  }
}

/** The phases of a run at a target. */
interface Phases {
  /** Rejects with `InvalidInputError` if the target cannot be called. */
  check(target: Target): Promise<void>;
  begin(target: Target): CatalogueRun;
  /** Takes the steps of a run. */
  watch(run: CatalogueRun): AsyncGenerator<Step>;
}

/**
 * Yields the judged exchanges of each target in turn. A mock as the second target gets the settings of the
 * first.
 */
async function* exchangesOf(
  options: ConformanceOptions,
  { contract, judge }: Checking,
  { begin, check, watch }: Phases,
): AsyncGenerator<Judged> {
  const target = openTarget(givenTarget(options), contract);
  const given = options.compare === undefined ? undefined : givenOther(options.compare);
  const other = given && given.target !== 'mock' ? openTarget(given, contract) : undefined;
  await check(target);
  if (other !== undefined) await check(other);
  const recording =
    options.record === undefined ? undefined : recordingIn(options.record, target.url, contract);
  const first = begin(target);
  try {
    yield* judged(recorded(watch(first), recording), judge);
    recording?.close();
  } catch (problem) {
    // If the run cannot start, do not leave a recording behind.
    recording?.discard();
    throw problem;
  }
  if (given === undefined || first.stopped !== undefined) return;
  const second = other ?? openTarget({ ...given, settings: first.service }, contract);
  const name = second.name === target.name ? `${second.name} (2)` : second.name;
  yield* judged(watch(begin({ ...second, name })), judge);
}

function mustHaveEnded(runs: readonly CatalogueRun[]): void {
  const stopped = runs.find((one) => one.stopped !== undefined);
  if (stopped !== undefined)
    throw new InvalidInputError(
      `Failed to finish the run at ${stopped.target.name}: ${stopped.stopped}. Please run it again.`,
    );
}

const commandOf = ({ target, compare, allowWrites }: ConformanceOptions): string =>
  [
    'authlete-testkit conformance --target',
    shellWord(target),
    ...(compare === undefined ? [] : ['--compare', shellWord(compare)]),
    ...(allowWrites ? ['--allow-writes'] : []),
  ].join(' ');

const leftBy = (runs: readonly CatalogueRun[]): string[] => runs.flatMap((one) => one.left());

export interface ConformanceOptions extends CheckingOptions {
  readonly target: string;
  readonly serviceId?: string;
  readonly compare?: string;
  readonly allowWrites?: true;
  /** Calls per second. */
  readonly rate: number;
  /** The file to write; it must not exist. */
  readonly record?: string;
}

/** Returns the target from the options and the environment. Tokens come only from the environment. */
export function givenTarget({ target, serviceId }: ConformanceOptions): GivenTarget {
  const { AUTHLETE_API_TOKEN, AUTHLETE_SERVICE_ID } = process.env;
  const variables = { token: 'AUTHLETE_API_TOKEN', serviceId: 'AUTHLETE_SERVICE_ID' };
  return { target, token: AUTHLETE_API_TOKEN, serviceId: serviceId ?? AUTHLETE_SERVICE_ID, variables };
}

/** Returns the target to compare with. */
export function givenOther(target: string): GivenTarget {
  const { AUTHLETE_API_TOKEN, AUTHLETE_API_TOKEN_2, AUTHLETE_SERVICE_ID_2 } = process.env;
  const variables = {
    token: AUTHLETE_API_TOKEN_2 ? 'AUTHLETE_API_TOKEN_2' : 'AUTHLETE_API_TOKEN',
    serviceId: 'AUTHLETE_SERVICE_ID_2',
  };
  return {
    target,
    token: AUTHLETE_API_TOKEN_2 || AUTHLETE_API_TOKEN,
    serviceId: AUTHLETE_SERVICE_ID_2,
    variables,
  };
}
