import type { Clock } from '../mock/state/clock.js';
import { type CloseOptions, type Listening, listenWith } from '../mock/transport/node.js';
import type { UpstreamAnswer } from '../upstream/forward.js';
import { type ProxiedRequest, passOn, type Refusal } from '../upstream/pass-on.js';
import requestSchema from '../validate/checks/request-schema.js';
import { unknown } from '../validate/exchange.js';
import { Judge, type Judged, unverifiableVerdict } from '../validate/judge.js';
import { type Reporter, run, type ValidateRunOptions } from '../validate/run.js';
import type { Summary } from '../validate/summary.js';
import { Validation } from '../validate/validation.js';
import type { Verdict } from '../validate/verdict.js';
import { exchangeOf, requestOf } from './exchange-of.js';
import { Queue } from './queue.js';
import { refusalOf } from './refusal.js';

export interface ProxyOptions extends ValidateRunOptions {
  readonly upstream: URL;
  /** The name of the upstream in reports. */
  readonly name: string;
  readonly judge: Judge;
  readonly validation: Validation;
  readonly reporters: readonly Reporter[];
  /** Whether to block violations: requests with 400, responses with 502. */
  readonly enforce: boolean;
  readonly clock: Clock;
  /** Called with each exchange with the upstream, as sent and received. */
  readonly onPassed?: (proxied: ProxiedRequest, answer: UpstreamAnswer) => void;
}

/** A proxy between an authorization server and Authlete that validates the traffic. */
export interface CheckingProxy {
  /** Rejects if the address cannot be bound. */
  listen(address: { host: string; port: number }): Promise<Listening>;
  /** Stops listening and resolves to a summary of the findings. */
  close(options?: CloseOptions): Promise<Summary>;
}

export function createProxy(options: ProxyOptions): CheckingProxy {
  const { upstream, name, judge, enforce, clock, onPassed } = options;
  const requestJudge = new Judge(
    judge.contract,
    judge.checks.filter((check) => check === requestSchema),
  );
  // Only marks expected findings. A forwarded request is counted later, together with its response.
  const { expectations } = options.validation;
  const requestValidation = new Validation([], { jwts: false, flows: [], expectations });
  const queue = new Queue<Judged>();
  const verdicts = new Map<number, Verdict>();
  const remember: Reporter = {
    verdict(verdict) {
      if (verdict.amends === undefined) verdicts.set(verdict.place.number, verdict);
    },
    end: () => {},
  };
  const reporters = enforce ? [...options.reporters, remember] : options.reporters;
  const ended = run(queue.items(), options.validation, reporters, options);
  let listening: Listening | undefined;

  /** Returns a refusal if the exchange has a violation. Resolves after the exchange has been reported. */
  async function violation(part: 'request' | 'response', judged: Judged): Promise<Refusal | undefined> {
    await queue.push(judged);
    const { number } = judged.verdict.place;
    const verdict = verdicts.get(number);
    verdicts.delete(number);
    return verdict?.outcome === 'violated' ? refusalOf(part, verdict.findings) : undefined;
  }

  const judged = (proxied: ProxiedRequest, answer: UpstreamAnswer): Judged =>
    judge.judge(exchangeOf(requestOf(proxied, name), answer, clock.now()));

  const passing = passOn({
    upstream,
    ...(enforce && {
      async request(passing) {
        const request = requestOf(passing, name);
        const { verdict } = requestJudge.judge({ ...request, status: 200, response: unknown });
        const [marked] = await requestValidation.see({ verdict });
        if (marked?.outcome !== 'violated') return undefined;
        return violation('request', { verdict: { ...verdict, status: 400, unverifiable: [] } });
      },
      response: async (passing, answer) => violation('response', judged(passing, answer)),
    }),
    passed(passing, answer) {
      onPassed?.(passing, answer);
      return enforce ? undefined : queue.push(judged(passing, answer));
    },
    onProblem(problem, number) {
      queue.push({ verdict: unverifiableVerdict({ source: name, number }, problem) });
    },
  });

  return {
    async listen({ host, port }) {
      listening = await listenWith(passing.handler, host, port);
      return listening;
    },
    async close(options) {
      await listening?.close(options);
      await passing.stop();
      queue.end();
      return ended;
    },
  };
}
