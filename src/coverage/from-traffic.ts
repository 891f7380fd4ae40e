import { InvalidInputError } from '../invalid-input-error.js';
import type { Contract } from '../spec/contract.js';
import { Judge } from '../validate/judge.js';
import { judgeSources } from '../validate/judge-sources.js';
import { isPassedOver } from '../validate/readers/reader.js';
import { printable } from '../validate/reports/text.js';
import type { Verdict } from '../validate/verdict.js';
import { Counter } from './counter.js';
import type { Coverage } from './format.js';

/** Counts the answer of an exchange that a live Authlete gave. Ignores calls of other APIs. */
export function countVerdict(counter: Counter, contract: Contract, verdict: Verdict): void {
  const { operationId, target, status, action, resultCode, amends } = verdict;
  const operation = operationId === undefined ? undefined : contract.operations.get(operationId);
  if (operation === undefined || amends !== undefined) return;
  const [, serviceId] = /^\/api\/([1-9]\d{0,15})\//.exec(target) ?? [];
  counter.count(
    operation,
    serviceId === undefined ? undefined : Number(serviceId),
    undefined,
    { status, body: undefined, action, resultCode },
    'mock',
  );
}

/** Counts the calls in a file of recorded traffic. Rejects with `InvalidInputError` if it contains none. */
export async function coverageOfTraffic(source: string, contract: Contract): Promise<Coverage> {
  const counter = new Counter(contract.document.info.version, { traffic: true });
  const judge = new Judge(contract, []);
  let reason = '';
  for await (const judged of judgeSources([source], judge)) {
    if (isPassedOver(judged)) continue;
    countVerdict(counter, contract, judged.verdict);
    reason ||= judged.verdict.unverifiable.join(' ');
  }
  if (counter.counted > 0) return counter.coverage();
  throw new InvalidInputError(
    `Failed to read coverage from ${source}: no call of the Authlete API is in it. ${printable(reason)} Please pass coverage files, or recorded traffic.`,
  );
}
