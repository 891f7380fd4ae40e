import { apiResults } from '../../mock/results/index.js';
import { outcomeCheck } from '../check.js';
import { succeeded } from '../code-outcome.js';

/** The status that belongs to the result code of a failed call. */
const failures: ReadonlyMap<string, number> = new Map(
  Object.entries(apiResults).flatMap(([code, { status }]) => (code === 'A000000' ? [] : [[code, status]])),
);

export default outcomeCheck({
  id: 'status-fits',
  severity: 'error',
  about: 'Actions and success codes come with the success status, and the codes of failed calls do not.',
  why: 'A client that looks at the status first takes a failure for a success, or discards a good response.',
  run({ status, operation, action, resultCode = '', isAnswered }) {
    const failure = failures.get(resultCode);
    const finding = (message: string, expected: number) => ({
      message,
      pointer: '/status',
      expected: String(expected),
      got: String(status),
    });
    if (isAnswered)
      return failure === undefined
        ? undefined
        : finding(`The result code ${resultCode} belongs to a failed call.`, failure);
    if (action !== undefined && operation.actions.includes(action))
      return finding(`The action ${action} belongs to a successful call.`, operation.success);
    if (status >= 400 && succeeded(resultCode) && failure === undefined)
      return finding(`The result code ${resultCode} is a success code.`, operation.success);
    return undefined;
  },
});
