import { outcomeCheck } from '../check.js';

export default outcomeCheck({
  id: 'action-known',
  severity: 'error',
  about: 'The action of a response is one that the contract lists for the operation.',
  why: 'An authorization server branches on the action, so an unknown action ends in an error for the user.',
  run({ operation, action, hasAnswer, isAnswered, isPartial }) {
    const { actions } = operation;
    if (actions.length === 0 || !hasAnswer || !isAnswered) return undefined;
    if (action === undefined ? isPartial : actions.includes(action)) return undefined;
    return {
      message:
        action === undefined ? 'The response has no action.' : `The action ${action} is not in the contract.`,
      pointer: '/response/action',
      expected: actions.join(', '),
      got: action ?? 'none',
    };
  },
});
