import { allObligations } from '../facts/obligations/index.js';
import type { Obligation } from '../facts/obligations/obligation.js';
import { InvalidInputError } from '../invalid-input-error.js';
import { judge } from './judge.js';
import type { Observation } from './observation.js';
import { NotTried } from './requests.js';
import type { Break, CheckResult } from './result.js';
import type { ServerUnderCheck } from './server.js';
import { allTrials } from './trials/index.js';
import { tryAction } from './try.js';

export interface CheckProgress {
  readonly done: number;
  readonly total: number;
  readonly title: string;
}

export interface RunOptions {
  readonly only?: (obligation: { readonly id: string }) => boolean;
  readonly onProgress?: (progress: CheckProgress) => void;
}

interface Attempt {
  readonly observation?: Observation;
  readonly reason?: string;
}

/** Checks a server: makes every trial, and judges every obligation. */
export async function runCheck(
  server: ServerUnderCheck,
  { only = () => true, onProgress }: RunOptions = {},
): Promise<CheckResult[]> {
  const obligations = allObligations.filter(only).filter(({ level }) => level !== 'may');
  const pairs = new Map<string, Obligation[]>();
  for (const obligation of obligations) {
    const pair = `${obligation.operationId} ${obligation.action}`;
    pairs.set(pair, [...(pairs.get(pair) ?? []), obligation]);
  }
  const results: CheckResult[] = [];
  let done = 0;
  for (const [title, owed] of pairs) {
    onProgress?.({ done, total: pairs.size, title });
    results.push(...(await checkPair(server, owed)));
    done += 1;
  }
  onProgress?.({ done, total: pairs.size, title: '' });
  return results;
}

async function checkPair(server: ServerUnderCheck, owed: readonly Obligation[]): Promise<CheckResult[]> {
  const [{ operationId, action } = { operationId: '', action: '' }] = owed;
  const trials = allTrials.filter(
    (trial) => trial.operationId === operationId && (trial.actions?.includes(action) ?? true),
  );
  const attempts: Attempt[] = [];
  for (const trial of trials) attempts.push(await attempt(server, trial, action));
  return owed.map((obligation) => resultOf(obligation, attempts));
}

async function attempt(
  server: ServerUnderCheck,
  trial: (typeof allTrials)[number],
  action: string,
): Promise<Attempt> {
  try {
    return { observation: await tryAction(server, trial, action) };
  } catch (problem) {
    if (problem instanceof NotTried || problem instanceof InvalidInputError)
      return { reason: problem.message };
    throw problem;
  }
}

function resultOf(obligation: Obligation, attempts: readonly Attempt[]): CheckResult {
  const { when } = obligation;
  const fitting = attempts.flatMap(({ observation }) =>
    observation !== undefined && (when === undefined || observation.conditions.has(when))
      ? [observation]
      : [],
  );
  if (obligation.requirement.of === 'rule' || fitting.length === 0)
    return { obligation, verdict: 'notTried', reason: reasonOf(obligation, attempts), breaks: [] };
  const breaks = fitting.flatMap((observation): Break[] => {
    const difference = judge(obligation, observation);
    return difference === undefined ? [] : [{ ...difference, observation }];
  });
  if (breaks.length === 0) return { obligation, verdict: 'obeyed', breaks };
  return { obligation, verdict: obligation.level === 'must' ? 'broken' : 'doubtful', breaks };
}

function reasonOf({ when, requirement }: Obligation, attempts: readonly Attempt[]): string {
  const [reason] = attempts.flatMap((one) => one.reason ?? []);
  if (reason !== undefined) return reason;
  if (attempts.length === 0) return 'The check has no request that leads to this action.';
  if (requirement.of === 'rule') return 'One response does not show it.';
  return `The check does not bring about the condition ${when}.`;
}
