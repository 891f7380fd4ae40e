import { loadContract } from '../../../src/spec/contract.js';
import type { Check } from '../../../src/validate/check.js';
import type { HttpExchange } from '../../../src/validate/exchange.js';
import type { FlowCheck } from '../../../src/validate/flows/check.js';
import { Judge } from '../../../src/validate/judge.js';
import type { LifecycleCheck } from '../../../src/validate/lifecycle/check.js';
import { Validation } from '../../../src/validate/validation.js';
import type { Finding, Verdict } from '../../../src/validate/verdict.js';
import { good } from './recorded.js';

const contract = loadContract();

/** Returns the results of one check for an exchange. */
export const tried = (check: Check, exchange: HttpExchange): Verdict =>
  new Judge(contract, [check]).judge(exchange).verdict;

/** Returns the findings of one check, each as `pointer: message`. */
export const found = (check: Check, exchange: HttpExchange): string[] =>
  tried(check, exchange).findings.map(({ pointer, message }) => `${pointer}: ${message}`);

/** Returns its findings in valid calls of the mock, which must be empty. */
export const foundInGood = (check: Check): string[] =>
  good.flatMap((exchange) =>
    found(check, exchange).map((one) => `${exchange.target} ${exchange.status} ${one}`),
  );

interface Followed {
  readonly lives?: readonly LifecycleCheck[];
  readonly jwts?: boolean;
  readonly flows?: readonly FlowCheck[];
}

/** Returns the findings of checks across exchanges, each as `number: message`, in the reported order. */
export async function followed(
  exchanges: readonly HttpExchange[],
  { lives = [], jwts = false, flows = [] }: Followed,
): Promise<string[]> {
  const judge = new Judge(contract, []);
  const validation = new Validation(lives, { jwts, flows });
  const told = ({ place: { number }, findings }: Verdict) =>
    findings.map(({ message }: Finding) => `${number}: ${message}`);
  const seen: string[] = [];
  for (const [index, exchange] of exchanges.entries()) {
    const place = { source: 'recording', number: index + 1 };
    const verdicts = await validation.see(judge.judge({ ...exchange, place }));
    seen.push(...verdicts.flatMap(told));
  }
  return [...seen, ...validation.end().flatMap(told)];
}
