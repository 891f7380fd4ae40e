import type { Contract } from '../../src/spec/contract.js';
import { oncePer } from '../../src/spec/once-per.js';
import type { HttpExchange } from '../../src/validate/exchange.js';
import { Judge, type Judged } from '../../src/validate/judge.js';

/**
 * Judges an exchange. An exchange that stands in many recordings, or in one recording many times, is judged only
 * once for each contract.
 */
export function judgedOnce(contract: Contract, exchange: HttpExchange): Judged {
  const { verdict, ...others } = judging(contract)(exchange);
  return { ...others, verdict: { ...verdict } };
}

const judging = oncePer((contract: Contract) => {
  const judge = new Judge(contract);
  return oncePer((exchange: HttpExchange) => judge.judge(exchange));
});
