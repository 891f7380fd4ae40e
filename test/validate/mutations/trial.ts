import type { Contract } from '../../../src/spec/contract.js';
import { Router } from '../../../src/spec/router.js';
import { CheckContext } from '../../../src/validate/check-context.js';
import { checks } from '../../../src/validate/checks/index.js';
import type { HttpExchange } from '../../../src/validate/exchange.js';
import { found } from '../../../src/validate/judge.js';
import { Plans } from '../../../src/validate/plans.js';
import { Validation } from '../../../src/validate/validation.js';
import type { Finding, Verdict } from '../../../src/validate/verdict.js';
import { judgedOnce } from '../judged-once.js';
import type { Mutant, Mutator } from './mutators/mutator.js';

/** The results for the mutants of a mutator. */
export interface Trial {
  readonly tried: number;
  readonly survivors: readonly string[];
  /** The checks that detected some. */
  readonly caughtBy: ReadonlySet<string>;
}

/** What of valid exchanges is asked to break them. */
export function subjectsOf(contract: Contract, exchanges: readonly HttpExchange[]): CheckContext[] {
  const toSubject = subjects(contract);
  return exchanges.map((exchange) => {
    const subject = toSubject(exchange);
    if (subject === undefined) throw new Error(`No operation is ${exchange.method} ${exchange.target}.`);
    return subject;
  });
}

function subjects(contract: Contract): (exchange: HttpExchange) => CheckContext | undefined {
  const router = new Router(contract.operations.values());
  return (exchange) => {
    const route = router.match(exchange.method, exchange.target.replace(/\?.*$/s, ''));
    return route.kind === 'operation' ? new CheckContext(exchange, contract, route.operation) : undefined;
  };
}

/** The valid exchanges with one thing broken, each rule of an operation and a status once. */
export function* mutantsOf(
  mutator: Mutator,
  valid: readonly CheckContext[],
): Iterable<{ readonly subject: CheckContext; readonly mutant: Mutant }> {
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

/**
 * Breaks valid exchanges in every way that the mutator knows, and asks the checks that are meant to see it. Masks no
 * secrets in what they say, which would take twice as long as everything else.
 */
export function attempt(contract: Contract, mutator: Mutator, valid: readonly CheckContext[]): Trial {
  const ids = meant(mutator);
  const plans = new Plans(checks.filter(({ id }) => ids.has(id)));
  const toSubject = subjects(contract);
  const survivors: string[] = [];
  const caughtBy = new Set<string>();
  let tried = 0;
  for (const { subject, mutant } of mutantsOf(mutator, valid)) {
    tried += 1;
    const broken = toSubject(mutant.exchange());
    const seenBy = broken === undefined ? ['unverifiable'] : checksOf(found(broken, plans.of(broken)));
    if (seenBy.length === 0) survivors.push(`${subject.operation.operationId}: ${mutant.what}`);
    for (const check of seenBy) caughtBy.add(check);
  }
  return { tried, survivors: survivors.sort(), caughtBy };
}

const meant = ({ caughtBy }: Mutator): ReadonlySet<string> =>
  new Set(caughtBy.flatMap((id) => (id === 'unverifiable' ? checks.map((check) => check.id) : [id])));

const checksOf = ({ findings, unverifiable }: Pick<Verdict, 'findings' | 'unverifiable'>): string[] => [
  ...findings.map(({ check }) => check),
  ...unverifiable.map(() => 'unverifiable'),
];

/** What is found in a whole recording. */
export async function judged(contract: Contract, exchanges: readonly HttpExchange[]): Promise<Finding[]> {
  const validation = new Validation();
  const verdicts: Verdict[] = [];
  for (const exchange of exchanges) verdicts.push(...(await validation.see(judgedOnce(contract, exchange))));
  return [...verdicts, ...validation.end()].flatMap(({ findings }) => findings);
}
