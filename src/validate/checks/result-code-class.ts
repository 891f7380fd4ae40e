import { isGrant } from '../../facts/lookup.js';
import { check } from '../check.js';
import { isAnswered } from '../check-context.js';
import { deliversErrors, makesErrors, pending, succeeded } from '../code-outcome.js';
import { isKnownAction } from '../known-action.js';

export default check({
  id: 'result-code-class',
  severity: 'error',
  about:
    'A success code comes with an action that grants something, and a failure code with an action that refuses.',
  why: 'Code and action contradict each other, so one of them is wrong and misleads its readers.',
  *run(subject) {
    const { operation, action, resultCode = '' } = subject;
    const success = succeeded(resultCode);
    if (action === undefined || success === undefined || !isAnswered(subject)) return;
    if (!isKnownAction(subject, action) || pending.has(resultCode)) return;
    if (makesErrors(operation.operationId)) return;
    const grants = isGrant(operation.operationId, action);
    if (grants === success || (grants && deliversErrors.has(action))) return;
    yield {
      message: `The result code ${resultCode} is a ${success ? 'success' : 'failure'} code, but the action is ${action}.`,
      pointer: '/response/resultCode',
      expected: grants ? 'a success code' : 'a failure code',
      got: resultCode,
    };
  },
});
