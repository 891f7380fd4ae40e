import type { Refusal } from '../upstream/pass-on.js';
import type { Finding } from '../validate/verdict.js';

/** What a violation is answered with: which checks found it, where, and what they expected, without secrets. */
export function refusalOf(part: 'request' | 'response', findings: readonly Finding[]): Refusal {
  const errors = findings.filter(({ severity, accepted }) => severity === 'error' && accepted === undefined);
  const [first] = errors;
  const status = part === 'request' ? 400 : 502;
  const violations = errors.map(({ check, message, pointer, expected, got }) => ({
    check,
    message,
    pointer,
    expected,
    got,
  }));
  return {
    status,
    body: {
      resultCode: String(status),
      resultMessage: `authlete-testkit proxy: the ${part} breaks the contract (${first?.check}): ${first?.message}`,
      violations,
    },
  };
}
