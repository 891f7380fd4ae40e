import { isGrant } from '../../facts/lookup.js';
import { outcomeCheck } from '../check.js';
import { deliversErrors, makesErrors, pending, succeeded } from '../code-outcome.js';
import { isKnownAction } from '../known-action.js';

export default outcomeCheck({
  id: 'result-code-class',
  severity: 'error',
  about:
    'A success code comes with an action that grants something, and a failure code with an action that refuses.',
  why: 'Code and action contradict each other, so one of them is wrong and misleads its readers.',
  run(outcome) {
    const { operation, action, resultCode = '' } = outcome;
    const success = succeeded(resultCode);
    if (action === undefined || success === undefined || !outcome.isAnswered) return undefined;
    if (!isKnownAction(outcome, action) || pending.has(resultCode)) return undefined;
    if (makesErrors(operation.operationId)) return undefined;
    const grants = isGrant(operation.operationId, action);
    if (grants === success || (grants && deliversErrors.has(action))) return undefined;
    return {
      message: `The result code ${resultCode} is a ${success ? 'success' : 'failure'} code, but the action is ${action}.`,
      pointer: '/response/resultCode',
      expected: grants ? 'a success code' : 'a failure code',
      got: resultCode,
    };
  },
});
