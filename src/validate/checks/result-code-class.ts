import { isSuccess } from '../../spec/success.js';
import { check } from '../check.js';
import { isAnswered } from '../subject.js';

/** Operations that say with a code of success that they made the error they were asked for. */
const makeErrors = new Set([
  'auth_authorization_fail_api',
  'auth_token_fail_api',
  'backchannel_authentication_fail_api',
]);

/** A user who has not decided yet is no failure of the service: authorization_pending. */
const pending = new Set(['A200001', 'A242001']);

/** The digit of a result code that tells its class: 0 is success. */
const classOf = (code: string): string => code[4] ?? '';

export default check({
  id: 'result-code-class',
  severity: 'error',
  about:
    'A result code of success goes with an action that grants something, any other with one that refuses.',
  why: 'Code and action contradict each other: one of them is wrong, and who reads the other is misled.',
  *run(subject) {
    const { operation, action, resultCode } = subject;
    if (action === undefined || resultCode === undefined || !isAnswered(subject)) return;
    if (!operation.actions.includes(action) || !/^A\d{6}$/.test(resultCode) || resultCode === 'A000000')
      return;
    if (makeErrors.has(operation.operationId) || pending.has(resultCode)) return;
    const grants = isSuccess(operation.operationId, action);
    const succeeded = classOf(resultCode) === '0';
    // A client is told of a failure by the action that tells it of success, too.
    if (grants === succeeded || (grants && toldToClient.has(action))) return;
    yield {
      message: `The result code ${resultCode} is one of ${succeeded ? 'success' : 'failure'}, and the action is ${action}.`,
      pointer: '/response/resultCode',
      expected: grants ? 'a code of success' : 'a code of failure',
      got: resultCode,
    };
  },
});

const toldToClient = new Set(['LOCATION', 'FORM', 'NOTIFICATION']);
