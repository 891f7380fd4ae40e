import { check } from '../check.js';
import type { Outcome } from '../check-context.js';
import { isGranted } from '../code-outcome.js';
import { isKnownAction } from '../known-action.js';

/** The user's decision is delivered successfully, whatever it is (CIBA Core, sections 10.2 and 10.3). */
const decisions = new Set(['A198002', 'A198004']);

export default check({
  id: 'content-outcome',
  severity: 'error',
  about: 'responseContent has an error if the request was refused, and no error if it was granted.',
  why: 'Server and client disagree about the outcome: one of them believes that the request was granted, the other that it was refused.',
  concerns: (outcome) => grantedBy(outcome) !== undefined,
  run(subject) {
    // A ping does not say whether there are tokens (CIBA Core, section 10.2).
    if (subject.answer?.['deliveryMode'] === 'PING') return undefined;
    const granted = grantedBy(subject);
    const values = subject.contentValues;
    if (granted === undefined || values === undefined || values.has('error') !== granted) return undefined;
    return {
      message: granted
        ? 'The request was granted, but responseContent has an error.'
        : 'The request was refused, but responseContent has no error.',
      pointer: '/response/responseContent',
      expected: granted ? 'no error' : 'error',
      got: values.get('error') ?? 'none',
    };
  },
});

/** Whether the outcome means that the client gets what it asked for; `undefined` if it does not tell. */
function grantedBy(outcome: Outcome): boolean | undefined {
  const { operation, action, resultCode = '', isAnswered } = outcome;
  if (action === undefined || !isAnswered || decisions.has(resultCode)) return undefined;
  return isKnownAction(outcome, action) ? isGranted(operation.operationId, action, resultCode) : undefined;
}
