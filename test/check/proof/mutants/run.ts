import { probes, watchers } from '../../../../src/check/cross-cutting/index.js';
import { runCheck } from '../../../../src/check/run.js';
import type { ServerUnderCheck } from '../../../../src/check/server.js';
import { allObligations } from '../../../../src/facts/obligations/index.js';
import type { Obligation } from '../../../../src/facts/obligations/obligation.js';
import { findingsOf } from '../../findings.js';
import { mutantOf } from './mutants.js';
import type { Mutator } from './mutator.js';

export interface MutantResult {
  readonly id: string;
  /** Whether this obligation fell. */
  readonly isCaught: boolean;
  /** All obligations after the same action. */
  readonly pair: ReadonlySet<string>;
  /** Further obligations that fell. */
  readonly others: readonly string[];
}

const probed = new Set(probes.map(({ id }) => id));
/** What is judged by looking at trials, without requests of its own. */
const watched = new Set(watchers.map(({ id }) => id).filter((id) => !probed.has(id)));

export const pairOf = ({ operationId, action }: Obligation): string => `${operationId} ${action}`;

/** The obligations that a changed response can break, by operation and action. */
export function targets(): ReadonlyMap<string, readonly Obligation[]> {
  const visible = allObligations.filter((one) => one.level === 'must' && mutantOf(one) !== undefined);
  const pairs = new Map<string, Obligation[]>();
  for (const one of visible) pairs.set(pairOf(one), [...(pairs.get(pairOf(one)) ?? []), one]);
  return pairs;
}

/** Breaks each obligation that a server obeys, one at a time. Resolves to what a check found then. */
export async function runMutants(
  server: ServerUnderCheck,
  mutator: Mutator,
  pair: string,
  wanted: readonly Obligation[],
): Promise<MutantResult[]> {
  const ids = new Set(allObligations.filter((one) => pairOf(one) === pair).map(({ id }) => id));
  const run = () =>
    runCheck(server, { only: ({ id }) => (ids.has(id) && !probed.has(id)) || watched.has(id) });
  const right = await run();
  const obeyed = new Set(
    right.filter(({ verdict }) => verdict === 'obeyed').map(({ obligation }) => obligation.id),
  );
  const results: MutantResult[] = [];
  for (const obligation of wanted) {
    const change = mutantOf(obligation);
    if (change === undefined || !obeyed.has(obligation.id)) continue;
    const undo = mutator.change(pair, change);
    const found = findingsOf(await run().finally(undo));
    results.push({
      id: obligation.id,
      pair: ids,
      isCaught: found.includes(obligation.id),
      others: found.filter((id) => id !== obligation.id),
    });
  }
  return results;
}
