import { check } from '../check.js';
import { isGranted } from '../code-outcome.js';
import { isKnownAction } from '../known-action.js';
import { isAnswered } from '../subject.js';

/** The user's decision is delivered successfully, whatever it is (CIBA Core, sections 10.2 and 10.3). */
const decisions = new Set(['A198002', 'A198004']);

export default check({
  id: 'content-outcome',
  severity: 'error',
  about:
    'responseContent tells the client of an error where the request is refused, and of none where it is granted.',
  why: 'Server and client go on from different outcomes: one has issued what the other believes to be refused.',
  *run(subject) {
    const { operation, action, resultCode = '' } = subject;
    if (action === undefined || !isAnswered(subject)) return;
    if (!isKnownAction(subject, action) || decisions.has(resultCode)) return;
    const granted = isGranted(operation.operationId, action, resultCode);
    const values = subject.contentValues();
    if (granted === undefined || values === undefined || values.has('error') !== granted) return;
    yield {
      message: granted ? 'A grant tells the client of an error.' : 'A refusal tells the client of no error.',
      pointer: '/response/responseContent',
      expected: granted ? 'no error' : 'error',
      got: values.get('error') ?? 'none',
    };
  },
});
