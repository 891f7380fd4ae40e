import { isObject } from '../json.js';
import { maskTexts } from '../mock/mask.js';
import type { Contract } from '../spec/contract.js';
import { routerOf } from '../spec/router.js';
import { Calls } from './calls.js';
import type { Check } from './check.js';
import { CheckContext } from './check-context.js';
import { checks as allChecks } from './checks/index.js';
import { bodiesOf, type HttpExchange, type Place } from './exchange.js';
import { Plans } from './plans.js';
import { type Traces, tracesOf } from './traces.js';
import type { Finding, Verdict, VerdictOutcome } from './verdict.js';

/** The maximum number of findings per check and exchange. A body may have a million. */
const mostOfACheck = 50;
/** The maximum number of characters to quote from input. */
const longest = 1000;

/** Checks single exchanges. */
export class Judge {
  readonly #calls: Calls;
  readonly #plans: Plans;

  constructor(
    readonly contract: Contract,
    readonly checks: readonly Check[] = allChecks,
  ) {
    this.#calls = new Calls(routerOf(contract));
    this.#plans = new Plans(checks);
  }

  judge(exchange: HttpExchange): Judged {
    const { operation, serviceId, isOfService } = this.#calls.of(exchange.method, exchange.target);
    if (operation === undefined)
      return { verdict: unmatched(exchange), host: exchange.host, isAuthlete: hasEnvelope(exchange) };
    const subject = new CheckContext(exchange, this.contract, operation);
    const results = found(subject, this.#plans.of(subject));
    return {
      verdict: verdict(subject, results),
      traces: tracesOf(subject, serviceId),
      host: exchange.host,
      isAuthlete: isOfService || hasEnvelope(exchange),
    };
  }
}

/** Returns what the checks find. The texts contain the secrets of the exchange. */
export function found(context: CheckContext, checks: readonly Check[]) {
  const { exchange } = context;
  const findings: Finding[] = [];
  const unverifiable: string[] = [];
  let masked: readonly string[] | undefined;
  for (const { id, severity, run } of checks) {
    const results = run(context);
    if (results === undefined) continue;
    let count = 0;
    let isMasked = false;
    for (const one of Symbol.iterator in results ? results : [results]) {
      if ('unverifiable' in one) unverifiable.push(one.unverifiable);
      else if ('masked' in one) isMasked = true;
      else findings.push(bounded({ check: id, severity, ...one }));
      count += 1;
      if (count === mostOfACheck) break;
    }
    if (isMasked) masked = [...(masked ?? []), id];
  }
  if (exchange.response.kind === 'unknown' && !exchange.requestOnly)
    unverifiable.push('The source does not contain the response body.');
  if (lacksRequest(context)) unverifiable.push('The source does not contain the request body.');
  return { findings, unverifiable, masked };
}

/** A verdict, and the data for checks across exchanges. */
export interface Judged {
  readonly verdict: Verdict;
  readonly traces?: Traces | undefined;
  /** The host and port that was called, if the source names it. */
  readonly host?: string | undefined;
  /** Whether the exchange shows that its host is an Authlete. */
  readonly isAuthlete?: boolean | undefined;
}

/** If the API rejected the request, its body does not matter. */
const lacksRequest = ({ exchange, operation }: CheckContext): boolean =>
  exchange.request.kind === 'unknown' &&
  !exchange.responseOnly &&
  operation.requestSchema !== undefined &&
  exchange.status < 400;

/** Whether the response has a result code, as almost every response of Authlete has. */
function hasEnvelope({ response }: HttpExchange): boolean {
  const code =
    response.kind === 'json' && isObject(response.value) ? response.value['resultCode'] : undefined;
  return typeof code === 'string' && /^A\d{6}$/.test(code);
}

const cut = (text: string): string => (text.length > longest ? `${text.slice(0, longest)}…` : text);

/** Truncates long values in a finding. */
const bounded = (finding: Finding): Finding => ({
  ...finding,
  message: cut(finding.message),
  pointer: cut(finding.pointer),
  ...(finding.got !== undefined && { got: cut(finding.got) }),
});

function verdict(
  context: CheckContext,
  { findings, unverifiable, masked }: Pick<Verdict, 'findings' | 'unverifiable' | 'masked'>,
): Verdict {
  const { exchange, operation, action, resultCode } = context;
  const { place, method, target, status } = exchange;
  const { operationId } = operation;
  const outcome = verdictOutcomeOf(findings, unverifiable);
  return withoutSecrets({
    place,
    method,
    target,
    status,
    operationId,
    action: action && cut(action),
    resultCode: resultCode && cut(resultCode),
    outcome,
    findings,
    unverifiable,
    masked,
    exchange,
  });
}

/** Removes secrets: reports are stored and shared. */
function withoutSecrets<T extends Verdict>(verdict: T): T {
  const { findings, unverifiable, exchange } = verdict;
  if (exchange === undefined || findings.length + unverifiable.length === 0) return verdict;
  const told = findings.map(({ message, pointer, expected, got }) => ({ message, pointer, expected, got }));
  const texts = maskTexts({ told, unverifiable }, bodiesOf(exchange));
  return {
    ...verdict,
    findings: findings.map((finding, index) => ({ ...finding, ...withoutMissing(texts.told[index]) })),
    unverifiable: texts.unverifiable,
  };
}

const withoutMissing = (told: Partial<Finding> = {}): Partial<Finding> =>
  Object.fromEntries(Object.entries(told).filter(([, text]) => text !== undefined));

/** Combines the results: `violated` wins over `unverifiable`, and neither counts as valid. */
export function verdictOutcomeOf(
  findings: readonly Finding[],
  unverifiable: readonly string[],
): VerdictOutcome {
  if (findings.length === 0) return unverifiable.length > 0 ? 'unverifiable' : 'valid';
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (errors.some(({ accepted }) => accepted === undefined)) return 'violated';
  if (unverifiable.length > 0) return 'unverifiable';
  return errors.length > 0 ? 'expected' : 'valid';
}

function unmatched(exchange: HttpExchange): Verdict {
  const { place, method, target, status } = exchange;
  const reason = `No operation of the contract matches ${method} ${target.replace(/\?.*$/s, '')}.`;
  return withoutSecrets({ ...unverifiableVerdict(place, reason), method, target, status, exchange });
}

/** Returns the verdict for something that could not be checked. */
export const unverifiableVerdict = (place: Place, reason: string): Verdict => ({
  place,
  method: '',
  target: '',
  status: 0,
  operationId: undefined,
  action: undefined,
  resultCode: undefined,
  outcome: 'unverifiable',
  findings: [],
  unverifiable: [reason],
  exchange: undefined,
});
