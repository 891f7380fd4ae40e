import { check } from '../check.js';
import { isAnswered } from '../check-context.js';
import { isGranted } from '../code-outcome.js';
import { isKnownAction } from '../known-action.js';

/** The user's decision is delivered successfully, whatever it is (CIBA Core, sections 10.2 and 10.3). */
const decisions = new Set(['A198002', 'A198004']);

export default check({
  id: 'content-outcome',
  severity: 'error',
  about: 'responseContent has an error if the request was refused, and no error if it was granted.',
  why: 'Server and client disagree about the outcome: one of them believes that the request was granted, the other that it was refused.',
  *run(subject) {
    const { operation, action, answer, resultCode = '' } = subject;
    if (action === undefined || !isAnswered(subject)) return;
    // A ping does not say whether there are tokens (CIBA Core, section 10.2).
    if (answer?.['deliveryMode'] === 'PING') return;
    if (!isKnownAction(subject, action) || decisions.has(resultCode)) return;
    const granted = isGranted(operation.operationId, action, resultCode);
    const values = subject.contentValues();
    if (granted === undefined || values === undefined || values.has('error') !== granted) return;
    yield {
      message: granted
        ? 'The request was granted, but responseContent has an error.'
        : 'The request was refused, but responseContent has no error.',
      pointer: '/response/responseContent',
      expected: granted ? 'no error' : 'error',
      got: values.get('error') ?? 'none',
    };
  },
});
