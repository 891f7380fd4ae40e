import { apiResults } from '../../mock/results/index.js';
import { check } from '../check.js';
import { isAnswered } from '../check-context.js';
import { succeeded } from '../code-outcome.js';

/** The status that belongs to the result code of a failed call. */
const failures: ReadonlyMap<string, number> = new Map(
  Object.entries(apiResults).flatMap(([code, { status }]) => (code === 'A000000' ? [] : [[code, status]])),
);

export default check({
  id: 'status-fits',
  severity: 'error',
  about: 'Actions and success codes come with the success status, and the codes of failed calls do not.',
  why: 'A client that looks at the status first takes a failure for a success, or discards a good response.',
  *run(subject) {
    const { exchange, operation, action, resultCode = '' } = subject;
    const failure = failures.get(resultCode);
    const finding = (message: string, expected: number) => ({
      message,
      pointer: '/status',
      expected: String(expected),
      got: String(exchange.status),
    });
    if (isAnswered(subject)) {
      if (failure !== undefined)
        yield finding(`The result code ${resultCode} belongs to a failed call.`, failure);
    } else if (action !== undefined && operation.actions.includes(action)) {
      yield finding(`The action ${action} belongs to a successful call.`, operation.success);
    } else if (exchange.status >= 400 && succeeded(resultCode) && failure === undefined) {
      yield finding(`The result code ${resultCode} is a success code.`, operation.success);
    }
  },
});
