import { isGrant } from '../../facts/lookup.js';
import { check } from '../check.js';
import { makesErrors, pending, succeeded, toldToClient } from '../code-outcome.js';
import { isKnownAction } from '../known-action.js';
import { isAnswered } from '../subject.js';

export default check({
  id: 'result-code-class',
  severity: 'error',
  about:
    'A result code of success goes with an action that grants something, any other with one that refuses.',
  why: 'Code and action contradict each other: one of them is wrong, and who reads the other is misled.',
  *run(subject) {
    const { operation, action, resultCode = '' } = subject;
    const success = succeeded(resultCode);
    if (action === undefined || success === undefined || !isAnswered(subject)) return;
    if (!isKnownAction(subject, action) || pending.has(resultCode)) return;
    if (makesErrors(operation.operationId)) return;
    const grants = isGrant(operation.operationId, action);
    if (grants === success || (grants && toldToClient.has(action))) return;
    yield {
      message: `The result code ${resultCode} is one of ${success ? 'success' : 'failure'}, and the action is ${action}.`,
      pointer: '/response/resultCode',
      expected: grants ? 'a code of success' : 'a code of failure',
      got: resultCode,
    };
  },
});
