import type { Refusal } from '../upstream/pass-on.js';
import type { Finding } from '../validate/verdict.js';

/** Builds the response to a violation: the checks, the locations and the expected values, without secrets. */
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
      resultMessage: `authlete-testkit proxy: the ${part} violates the contract (${first?.check}): ${first?.message}`,
      violations,
    },
  };
}
