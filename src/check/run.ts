import { conditions } from '../facts/obligations/conditions.js';
import { crossCuttingObligations } from '../facts/obligations/cross-cutting.js';
import { allObligations } from '../facts/obligations/index.js';
import type { Obligation } from '../facts/obligations/obligation.js';
import { InvalidInputError } from '../invalid-input-error.js';
import { unmet } from './circumstances.js';
import { probes, watchers } from './cross-cutting/index.js';
import { CrossCutting } from './cross-cutting/watching.js';
import { applies } from './judge/applies.js';
import { judge } from './judge/judge.js';
import { NotTried } from './not-tried.js';
import type { Observation } from './observation.js';
import type { Break, CheckedObligation, CheckResult } from './result.js';
import type { ServerUnderCheck } from './server.js';
import { allTrials } from './trials/index.js';
import type { Trial } from './trials/trial.js';
import { tryAction } from './try.js';

export interface CheckProgress {
  readonly done: number;
  readonly total: number;
  readonly title: string;
}

export interface RunOptions {
  /** Which obligations to check. Default: all. */
  readonly only?: (obligation: { readonly id: string }) => boolean;
  readonly onProgress?: (progress: CheckProgress) => void;
  /** Called with all results so far, whenever there are more. */
  readonly onResults?: (results: readonly CheckResult[]) => void;
}

/** What became of a trial: an observation, or the reason why there is none. */
interface Attempt {
  readonly trial: Trial;
  readonly observation?: Observation;
  readonly reason?: string;
}

/** Checks a server: makes every trial and probe, and judges every obligation. */
export async function runCheck(
  server: ServerUnderCheck,
  { only = () => true, onProgress = () => {}, onResults = () => {} }: RunOptions = {},
): Promise<CheckResult[]> {
  const pairs = pairsOf(allObligations.filter((one) => one.level !== 'may' && only(one)));
  const crossCutting = new CrossCutting(server);
  const wanted: readonly CheckedObligation[] = [
    ...[...pairs.values()].flat().filter(({ id }) => probed.has(id)),
    ...crossCuttingObligations.filter(only),
  ];
  const results: CheckResult[] = [];
  let done = 0;
  const step = (title: string) => onProgress({ done, total: pairs.size + 1, title });
  for (const [title, owed] of pairs) {
    step(title);
    results.push(...(await checkPair(server, owed, crossCutting)));
    onResults(results);
    done += 1;
  }
  await crossCutting.probe((id) => wanted.some((obligation) => obligation.id === id), step);
  done += 1;
  step('');
  const isUnseen = ({ id }: CheckedObligation) => watched.has(id) && !crossCutting.hasSeen(id);
  // Watchers need trials, although no obligation of an action is wanted.
  if (pairs.size === 0 && wanted.some(isUnseen)) {
    for (const [title, owed] of pairsOf(allObligations)) {
      step(title);
      await checkPair(server, owed, crossCutting);
    }
    step('');
  }
  return [...results, ...wanted.map((obligation) => crossCutting.resultOf(obligation))];
}

/** The obligations that a watcher judges. */
const watched: ReadonlySet<string> = new Set(watchers.map(({ id }) => id));

/** The obligations that a probe judges. */
const probed: ReadonlySet<string> = new Set(probes.map(({ id }) => id));

/** Groups obligations by operation and action. */
function pairsOf(obligations: readonly Obligation[]): ReadonlyMap<string, readonly Obligation[]> {
  const pairs = new Map<string, Obligation[]>();
  for (const obligation of obligations) {
    const pair = `${obligation.operationId} ${obligation.action}`;
    pairs.set(pair, [...(pairs.get(pair) ?? []), obligation]);
  }
  return pairs;
}

async function checkPair(
  server: ServerUnderCheck,
  owed: readonly Obligation[],
  crossCutting: CrossCutting,
): Promise<CheckResult[]> {
  const [{ operationId, action } = { operationId: '', action: '' }] = owed;
  const trials = allTrials.filter(
    (trial) => trial.operationId === operationId && (trial.actions?.includes(action) ?? true),
  );
  const attempts: Attempt[] = [];
  for (const trial of trials) {
    const made = await attempt(server, trial, action);
    attempts.push(made);
    if (made.observation !== undefined) crossCutting.watch(made.observation);
    await crossCutting.revive();
  }
  const all = allObligations.filter((one) => one.operationId === operationId && one.action === action);
  return owed.filter(({ id }) => !probed.has(id)).map((obligation) => resultOf(obligation, attempts, all));
}

async function attempt(server: ServerUnderCheck, trial: Trial, action: string): Promise<Attempt> {
  try {
    return { trial, observation: await tryAction(server, trial, action) };
  } catch (problem) {
    if (problem instanceof NotTried || problem instanceof InvalidInputError)
      return { trial, reason: problem.message };
    throw problem;
  }
}

function resultOf(
  obligation: Obligation,
  attempts: readonly Attempt[],
  all: readonly Obligation[],
): CheckResult {
  const judged = attempts.flatMap(({ observation }) =>
    observation !== undefined && applies(obligation, observation, all)
      ? [judgment(obligation, observation)]
      : [],
  );
  if (judged.every(({ reason }) => reason !== undefined)) {
    const reason = (obligation.newer ? undefined : judged[0]?.reason) ?? reasonOf(obligation, attempts);
    return { obligation, verdict: 'notTried', reason, breaks: [] };
  }
  const breaks = judged.flatMap(({ broken }) => broken ?? []);
  if (breaks.length === 0) return { obligation, verdict: 'obeyed', breaks };
  return { obligation, verdict: obligation.level === 'must' ? 'broken' : 'doubtful', breaks };
}

interface Judgment {
  readonly broken?: Break;
  /** Why the observation does not show the obligation. */
  readonly reason?: string;
}

function judgment(obligation: Obligation, observation: Observation): Judgment {
  try {
    const difference = judge(obligation, observation);
    return difference === undefined ? {} : { broken: { ...difference, observation } };
  } catch (problem) {
    if (problem instanceof NotTried) return { reason: problem.message };
    throw problem;
  }
}

function reasonOf({ when, unreachable, newer }: Obligation, attempts: readonly Attempt[]): string {
  if (unreachable === true) return 'Authlete never sends this action.';
  if (newer === true) return 'Only servers newer than the contract send what it is about.';
  if (attempts.length === 0) return 'The check has no request that leads to this action.';
  // The reason of the trial that was for it tells most.
  const fitting = attempts.filter(
    ({ trial }) => when === undefined || trial.conditions?.includes(when) === true,
  );
  const [reason] = [...fitting, ...attempts].flatMap((one) => one.reason ?? []);
  const isObserved = attempts.some(({ observation }) => observation !== undefined);
  if (reason !== undefined && (!isObserved || fitting.some((one) => one.reason !== undefined))) return reason;
  if (when === undefined) return reason ?? 'Another obligation takes its place.';
  return unmet[when] ?? `No request of the check brings it about that ${conditions[when]}.`;
}
