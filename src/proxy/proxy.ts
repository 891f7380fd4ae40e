import type { Clock } from '../mock/state/clock.js';
import { type CloseOptions, type Listening, listenWith } from '../mock/transport/node.js';
import type { UpstreamAnswer } from '../upstream/forward.js';
import { type Passing, passOn, type Refusal } from '../upstream/pass-on.js';
import requestSchema from '../validate/checks/request-schema.js';
import { unknown } from '../validate/exchange.js';
import { Judge, type Judged, nothingKnown } from '../validate/judge.js';
import { type Reporter, type RunOptions, run } from '../validate/run.js';
import type { Summary } from '../validate/summary.js';
import { Validation } from '../validate/validation.js';
import type { Verdict } from '../validate/verdict.js';
import { exchangeOf, requestOf } from './exchange-of.js';
import { Queue } from './queue.js';
import { refusalOf } from './refusal.js';

export interface ProxyOptions extends RunOptions {
  readonly upstream: URL;
  /** What reports call the upstream. */
  readonly name: string;
  readonly judge: Judge;
  readonly validation: Validation;
  readonly reporters: readonly Reporter[];
  /** Whether what breaks the contract is refused: a request with 400, an answer with 502. */
  readonly enforce: boolean;
  readonly clock: Clock;
  /** Told of each exchange with the upstream, as it went over the wire. */
  readonly onPassed?: (passing: Passing, answer: UpstreamAnswer) => void;
}

/** Stands between an authorization server and an Authlete, and checks what passes. */
export interface CheckingProxy {
  /** Rejects if it cannot listen. */
  listen(address: { host: string; port: number }): Promise<Listening>;
  /** Stops listening; what it has found. */
  close(options?: CloseOptions): Promise<Summary>;
}

export function createProxy(options: ProxyOptions): CheckingProxy {
  const { upstream, name, judge, enforce, clock, onPassed } = options;
  const requestJudge = new Judge(
    judge.contract,
    judge.checks.filter((check) => check === requestSchema),
  );
  // Only marks what is expected: nothing is counted of a request that is sent on.
  const { expectations } = options.validation;
  const requestValidation = new Validation([], { jwts: false, expectations });
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

  /** Whether something is violated, which is known once it has been reported. */
  async function violation(part: 'request' | 'response', judged: Judged): Promise<Refusal | undefined> {
    await queue.push(judged);
    const { number } = judged.verdict.place;
    const verdict = verdicts.get(number);
    verdicts.delete(number);
    return verdict?.outcome === 'violated' ? refusalOf(part, verdict.findings) : undefined;
  }

  const judged = (passing: Passing, answer: UpstreamAnswer): Judged =>
    judge.judge(exchangeOf(requestOf(passing, name), answer, clock.now()));

  const handler = passOn({
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
      queue.push({ verdict: nothingKnown({ source: name, number }, problem) });
    },
  });

  return {
    async listen({ host, port }) {
      listening = await listenWith(handler, host, port);
      return listening;
    },
    async close(options) {
      await listening?.close(options);
      queue.end();
      return ended;
    },
  };
}
