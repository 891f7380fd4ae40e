import { type Baseline, baselineText, readBaseline } from '../../../conformance/baseline.js';
import { Comparison } from '../../../conformance/comparison.js';
import { judged } from '../../../conformance/judged.js';
import type { GivenTarget } from '../../../conformance/open-target.js';
import { openTarget } from '../../../conformance/open-target.js';
import { preflight } from '../../../conformance/preflight.js';
import { recorded } from '../../../conformance/recorded.js';
import { conformanceReport, isComplete, type Runs, statesOf } from '../../../conformance/report.js';
import type { Step } from '../../../conformance/row-runner.js';
import { CatalogueRun } from '../../../conformance/run.js';
import { SinceBaseline } from '../../../conformance/since-baseline.js';
import type { Target } from '../../../conformance/target.js';
import { TemporaryService } from '../../../conformance/temporary-service.js';
import { transferFrom } from '../../../conformance/transfer.js';
import { InvalidInputError } from '../../../invalid-input-error.js';
import { systemClock } from '../../../mock/state/clock.js';
import { systemRandom } from '../../../mock/state/random.js';
import type { ComparisonName } from '../../../validate/comparisons.js';
import type { Judged } from '../../../validate/judge.js';
import { shellWord } from '../../../validate/reports/rerun.js';
import { run } from '../../../validate/run.js';
import { exitCodeOf } from '../../../validate/summary.js';
import type { Finding, Verdict } from '../../../validate/verdict.js';
import { type Checking, checkingWith } from '../../checking.js';
import type { CheckingOptions } from '../../checking-options.js';
import { openFile } from '../../output.js';
import { mustBeComplete, recordingIn } from '../../recording-in.js';
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
  const checking = await checkingWith(options, comparisonsOf(options));
  const made: Made = { runs: [] };
  const controller = new AbortController();
  const status = new StatusLine();
  const endListening = onInterruption(controller, status, () => leftBy(made));
  try {
    return await exercise(options, checking, { made, status, signal: controller.signal });
  } finally {
    await made.temporary?.remove();
    endListening();
    status.clear();
    for (const line of leftBy(made)) status.print(line);
    await Promise.all(made.runs.map(({ target }) => target.close()));
  }
}

/** What outlives a run that fails or is interrupted. */
interface Surroundings {
  readonly made: Made;
  readonly status: StatusLine;
  readonly signal: AbortSignal;
}

/** The runs so far, with what they are compared with. */
interface Made extends Runs {
  readonly runs: CatalogueRun[];
  comparison?: Comparison;
  temporary?: TemporaryService;
}

async function exercise(
  options: ConformanceOptions,
  checking: Checking,
  { made, status, signal }: Surroundings,
): Promise<0 | 1> {
  const { contract, validation, selection, tolerance } = checking;
  const { allowWrites = false, rate: perSecond, baseline } = options;
  const shows = selection.operation;
  const given = { contract, signal, allowWrites, perSecond, clock: systemClock };
  /** The services that are there from run to run, by target. */
  const services = new Map<string, string>();
  const keyOf = (name: string): string =>
    services.has(name) ? `${name}, service ${services.get(name)}` : name;
  const since =
    baseline === undefined ? undefined : new SinceBaseline(await readBaseline(baseline), shows, keyOf);
  const begin = (target: Target): CatalogueRun => {
    const begun = new CatalogueRun(target, { ...given, random: systemRandom });
    made.runs.push(begun);
    if (target.paced && made.temporary === undefined) services.set(target.name, target.serviceId);
    if (allowWrites) status.print(`${target.name}: temporary clients are named "${begun.mark}".`);
    return begun;
  };
  const borrow = (target: Target, run: CatalogueRun): Promise<Target> => {
    made.temporary = new TemporaryService(target, contract, { clock: systemClock, perSecond });
    return made.temporary.create(transferFrom(run));
  };
  const compared = (run: CatalogueRun) => (step: Step) =>
    [
      ...(run === made.comparison?.right ? made.comparison.findings(step) : []),
      ...(since?.findings(run.target.name, step) ?? []),
    ].filter(({ check }) => selection.check(check));
  const reports = await openReports(options, {
    ...checking,
    rerun: () => commandOf(options),
    beside: (write) => conformanceReport(made, { write, paint, shows }),
  });
  try {
    const wants = ({ operationId }: Verdict) => shows(operationId);
    const progress = progressOn(status, options.compare === undefined ? 1 : 2);
    const check = (target: Target) => preflight(target, { ...given, shows });
    const phases = { begin, borrow, check, watch: progress.watch, compared, made };
    const exchanges = exchangesOf(options, checking, phases);
    const reporters = [progress.reporter, statesOf(made), ...reports.reporters];
    const summary = await run(exchanges, validation, reporters, { wants, since });
    await reports.finish();
    mustHaveEnded(made.runs);
    if (since !== undefined && baseline !== undefined) await writeBaseline(baseline, since.next(systemClock));
    const complete = isComplete(made, { failOn: tolerance.failOn, shows });
    await made.temporary?.remove();
    return complete && leftBy(made).length === 0 ? exitCodeOf(summary, tolerance) : 1;
  } catch (problem) {
    await reports.discard();
    throw problem;
  }
}

/** The phases of a run at a target. */
interface Phases {
  readonly made: Made;
  /** Rejects with `InvalidInputError` if the target cannot be called. */
  check(target: Target): Promise<void>;
  begin(target: Target): CatalogueRun;
  /** Creates a service like that of a run at another target. */
  borrow(target: Target, run: CatalogueRun): Promise<Target>;
  /** Takes the steps of a run. */
  watch(run: CatalogueRun): AsyncGenerator<Step>;
  /** Returns a function that compares a step with other runs. */
  compared(run: CatalogueRun): (step: Step) => readonly Finding[];
}

/**
 * Yields the judged exchanges of each target in turn. A second target without a service gets a temporary one
 * like that of the first.
 */
async function* exchangesOf(
  options: ConformanceOptions,
  { contract, judge }: Checking,
  { made, begin, borrow, check, watch, compared }: Phases,
): AsyncGenerator<Judged> {
  const target = openTarget(givenTarget(options), contract);
  const given = options.compare === undefined ? undefined : givenOther(options.compare);
  const borrows = given?.target === 'mock' || Boolean(options.allowWrites && given && !given.serviceId);
  const other = given && openTarget(given, contract, { borrows });
  await check(target);
  if (other !== undefined && !borrows) await check(other);
  const recording =
    options.record === undefined ? undefined : recordingIn(options.record, target.url, contract);
  const first = begin(target);
  try {
    yield* judged(recorded(watch(first), recording), judge, compared(first));
    recording?.close();
  } catch (problem) {
    // If the run cannot start, do not leave a recording behind.
    recording?.discard();
    throw problem;
  }
  mustBeComplete(options.record, recording?.lost());
  if (other === undefined || first.stopped !== undefined) return;
  const right = borrows ? await borrow(other, first) : other;
  if (borrows) await check(right);
  const name = right.name === target.name ? `${right.name} (2)` : right.name;
  const second = begin({ ...right, name });
  made.comparison = new Comparison(first, second);
  yield* judged(watch(second), judge, compared(second));
}

const comparisonsOf = ({ compare, baseline }: ConformanceOptions): ComparisonName[] => [
  ...(compare === undefined ? [] : (['same-response'] as const)),
  ...(baseline === undefined ? [] : (['unchanged-response'] as const)),
];

async function writeBaseline(file: string, baseline: Baseline): Promise<void> {
  const output = await openFile(file);
  await output.write(baselineText(baseline));
  await output.finish();
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

const leftBy = ({ runs, temporary }: Made): string[] => [
  ...runs.flatMap((one) => one.left()),
  ...(temporary?.left() ?? []),
];

export interface ConformanceOptions extends CheckingOptions {
  readonly target: string;
  readonly serviceId?: string;
  readonly compare?: string;
  readonly allowWrites?: true;
  /** Calls per second. */
  readonly rate: number;
  /** The file to write; it must not exist. */
  readonly record?: string;
  /** The file that keeps what was seen. */
  readonly baseline?: string;
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
