import type { Contract } from '../../../src/spec/contract.js';
import { Router } from '../../../src/spec/router.js';
import { checks } from '../../../src/validate/checks/index.js';
import type { HttpExchange } from '../../../src/validate/exchange.js';
import { Judge } from '../../../src/validate/judge.js';
import { type Subject, subjectOf } from '../../../src/validate/subject.js';
import { Validation } from '../../../src/validate/validation.js';
import type { Finding, Verdict } from '../../../src/validate/verdict.js';
import type { Mutant, Mutator } from './mutators/mutator.js';

/** What became of the mutants of a mutator. */
export interface Trial {
  readonly tried: number;
  readonly survivors: readonly string[];
  /** The checks that saw some. */
  readonly caughtBy: ReadonlySet<string>;
}

/** What of valid exchanges is asked to break them. */
export function subjectsOf(contract: Contract, exchanges: readonly HttpExchange[]): Subject[] {
  const router = new Router(contract.operations.values());
  return exchanges.map((exchange) => {
    const route = router.match(exchange.method, exchange.target.replace(/\?.*$/s, ''));
    if (route.kind !== 'operation') throw new Error(`No operation is ${exchange.method} ${exchange.target}.`);
    return subjectOf(exchange, contract, route.operation);
  });
}

/** The valid exchanges with one thing broken, each rule of an operation and a status once. */
export function* mutantsOf(
  mutator: Mutator,
  valid: readonly Subject[],
): Iterable<{ readonly subject: Subject; readonly mutant: Mutant }> {
  const done = new Set<string>();
  for (const subject of valid) {
    for (const mutant of mutator.mutate(subject)) {
      const rule = `${subject.operation.operationId} ${subject.exchange.status} ${mutant.what}`;
      if (done.has(rule)) continue;
      done.add(rule);
      yield { subject, mutant };
    }
  }
}

/** Breaks valid exchanges in every way that the mutator knows, and asks the checks that are meant to see it. */
export function attempt(contract: Contract, mutator: Mutator, valid: readonly Subject[]): Trial {
  const ids = meant(mutator);
  const judge = new Judge(
    contract,
    checks.filter(({ id }) => ids.has(id)),
  );
  const survivors: string[] = [];
  const caughtBy = new Set<string>();
  let tried = 0;
  for (const { subject, mutant } of mutantsOf(mutator, valid)) {
    tried += 1;
    const seenBy = checksOf(judge.judge(mutant.exchange()).verdict);
    if (seenBy.length === 0) survivors.push(`${subject.operation.operationId}: ${mutant.what}`);
    for (const check of seenBy) caughtBy.add(check);
  }
  return { tried, survivors: survivors.sort(), caughtBy };
}

const meant = ({ caughtBy }: Mutator): ReadonlySet<string> =>
  new Set(caughtBy.flatMap((id) => (id === 'unverifiable' ? checks.map((check) => check.id) : [id])));

const checksOf = ({ findings, unverifiable }: Verdict): string[] => [
  ...findings.map(({ check }) => check),
  ...unverifiable.map(() => 'unverifiable'),
];

/** What is found in a whole recording. */
export async function judged(contract: Contract, exchanges: readonly HttpExchange[]): Promise<Finding[]> {
  const judge = new Judge(contract);
  const validation = new Validation();
  const verdicts: Verdict[] = [];
  for (const exchange of exchanges) verdicts.push(...(await validation.see(judge.judge(exchange))));
  return [...verdicts, ...validation.end()].flatMap(({ findings }) => findings);
}
