import { check } from '../check.js';
import { isAnswered } from '../check-context.js';

export default check({
  id: 'action-known',
  severity: 'error',
  about: 'The action of a response is one that the contract lists for the operation.',
  why: 'An authorization server branches on the action, so an unknown action ends in an error for the user.',
  *run(subject) {
    const { operation, action, answer, exchange } = subject;
    const { actions } = operation;
    if (actions.length === 0 || answer === undefined || !isAnswered(subject)) return;
    if (action === undefined && exchange.partial) return;
    if (action !== undefined && actions.includes(action)) return;
    yield {
      message:
        action === undefined ? 'The response has no action.' : `The action ${action} is not in the contract.`,
      pointer: '/response/action',
      expected: actions.join(', '),
      got: action ?? 'none',
    };
  },
});
