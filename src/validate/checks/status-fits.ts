import { apiResults } from '../../mock/results/index.js';
import { check } from '../check.js';
import { succeeded } from '../code-outcome.js';
import { isAnswered } from '../subject.js';

/** The status that belongs to the result code of a failed call. */
const failures: ReadonlyMap<string, number> = new Map(
  Object.entries(apiResults).flatMap(([code, { status }]) => (code === 'A000000' ? [] : [[code, status]])),
);

export default check({
  id: 'status-fits',
  severity: 'error',
  about:
    'An action or a result code of success comes with the status of success, that of a failed call does not.',
  why: 'A client that looks at the status first takes a failure for an answer, or throws an answer away.',
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
        yield finding(`The result code ${resultCode} is that of a failed call.`, failure);
    } else if (action !== undefined && operation.actions.includes(action)) {
      yield finding(`The action ${action} comes with a successful call alone.`, operation.success);
    } else if (exchange.status >= 400 && succeeded(resultCode) && failure === undefined) {
      yield finding(`The result code ${resultCode} is one of success.`, operation.success);
    }
  },
});
