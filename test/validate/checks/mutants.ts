import { loadContract } from '../../../src/spec/contract.js';
import { oncePer } from '../../../src/spec/once-per.js';
import type { Check } from '../../../src/validate/check.js';
import type { HttpExchange } from '../../../src/validate/exchange.js';
import type { FlowCheck } from '../../../src/validate/flows/check.js';
import { Judge } from '../../../src/validate/judge.js';
import type { LifecycleCheck } from '../../../src/validate/lifecycle/check.js';
import { Validation } from '../../../src/validate/validation.js';
import type { Verdict } from '../../../src/validate/verdict.js';
import { flowMutators } from '../mutations/flows/index.js';
import { allFlows } from '../mutations/flows/more-flows.js';

const contract = loadContract();
const flows = await allFlows();

/** Most exchanges stand in many mutants, so each is judged only once per check. */
const judgingBy = (checks: readonly Check[]) => {
  const judge = new Judge(contract, checks);
  return oncePer((exchange: HttpExchange) => judge.judge(exchange));
};
const unchecked = judgingBy([]);
const judging = oncePer((single: Check) => judgingBy([single]));

interface Alone {
  readonly single?: Check;
  readonly life?: LifecycleCheck;
  readonly flow?: FlowCheck;
}

/** What one check finds in a flow, as its messages. */
async function messagesIn(
  exchanges: readonly HttpExchange[],
  { single, life, flow }: Alone,
): Promise<string[]> {
  const judge = single === undefined ? unchecked : judging(single);
  const options = { jwts: false, flows: flow === undefined ? [] : [flow] };
  const validation = new Validation(life === undefined ? [] : [life], options);
  const verdicts: Verdict[] = [];
  for (const exchange of exchanges) verdicts.push(...(await validation.see(judge(exchange))));
  return verdicts.flatMap(({ findings }) => findings.map(({ message }) => message));
}

/** What one check finds in the valid flows. */
export async function foundInFlows(alone: Alone): Promise<string[]> {
  const found: string[] = [];
  for (const exchanges of Object.values(flows)) found.push(...(await messagesIn(exchanges, alone)));
  return found;
}

/** The different messages of one check about the mutants that it is meant to see, without places. */
export async function foundInMutants(id: string, alone: Alone): Promise<string[]> {
  const found = new Set<string>();
  for (const { caughtBy, mutate } of flowMutators) {
    if (!caughtBy.includes(id)) continue;
    for (const { exchanges } of mutate(flows))
      for (const message of await messagesIn(exchanges, alone))
        found.add(message.replace(/ at [\w,. _-]+:\d+/g, ''));
  }
  return [...found].sort();
}
