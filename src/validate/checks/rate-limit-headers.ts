import { type CheckResult, check } from '../check.js';
import type { Headers } from '../exchange.js';

const counts = ['ratelimit-limit', 'ratelimit-remaining', 'ratelimit-reset', 'retry-after'] as const;
const waits = ['ratelimit-reset', 'retry-after'] as const;

/** In seconds. The limit is per second, so a longer wait is probably a timestamp. */
const longestWait = 86_400;

export default check({
  id: 'rate-limit-headers',
  severity: 'error',
  about:
    'Rate-limit headers are whole numbers that agree with each other, and a 429 response has Retry-After.',
  why: 'A client that follows the headers waits too long, or is refused again.',
  run({ exchange: { responseHeaders, status } }) {
    if (responseHeaders === undefined) return undefined;
    const isLimited = status === 429 || counts.some((name) => responseHeaders[name] !== undefined);
    return isLimited ? problems(responseHeaders, status) : undefined;
  },
});

function* problems(responseHeaders: Headers, status: number): Iterable<CheckResult> {
  for (const name of counts) {
    const value = responseHeaders[name];
    if (value !== undefined && !/^\d+$/.test(value))
      yield {
        message: `${name} is not a whole number.`,
        pointer: `/response/headers/${name}`,
        expected: 'seconds or a count',
        got: value,
      };
  }
  for (const name of waits) {
    const value = responseHeaders[name];
    if (value !== undefined && Number(value) > longestWait)
      yield {
        message: `${name} looks like a timestamp.`,
        pointer: `/response/headers/${name}`,
        expected: 'seconds to wait',
        got: value,
      };
  }
  const [limit, remaining] = [responseHeaders['ratelimit-limit'], responseHeaders['ratelimit-remaining']];
  // The remainder may exceed the rate: bursts of twice the rate are allowed.
  if (limit !== undefined && remaining !== undefined && Number(remaining) > 2 * Number(limit))
    yield {
      message: 'More calls remain than the limit allows.',
      pointer: '/response/headers/ratelimit-remaining',
      expected: `at most ${2 * Number(limit)}`,
      got: remaining,
    };
  if (status === 429 && responseHeaders['retry-after'] === undefined)
    yield {
      message: 'The 429 response has no Retry-After.',
      pointer: '/response/headers/retry-after',
      expected: 'seconds to wait',
      got: 'none',
    };
}
