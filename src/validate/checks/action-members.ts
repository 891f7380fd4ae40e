import { grantedMembers } from '../../facts/granted-members.js';
import { factsOf, isGrant } from '../../facts/lookup.js';
import { check } from '../check.js';
import { isAnswered } from '../check-context.js';
import { isKnownAction } from '../known-action.js';

export default check({
  id: 'action-members',
  severity: 'error',
  about:
    'Each action comes with the members that it requires, and a refusal never comes with a ticket, code or token.',
  why: 'A server that trusts the action continues without a ticket, or hands out a token although the request was refused.',
  *run(subject) {
    const { exchange, operation, action, answer } = subject;
    if (action === undefined || answer === undefined || !isAnswered(subject)) return;
    if (!isKnownAction(subject, action)) return;
    const has = (name: string) => answer[name] !== undefined && answer[name] !== null && answer[name] !== '';
    for (const name of factsOf(operation.operationId)?.actions.get(action)?.members ?? []) {
      if (!has(name) && !exchange.partial)
        yield {
          message: `A response with the action ${action} must have ${name}.`,
          pointer: `/response/${name}`,
          expected: name,
          got: 'none',
        };
    }
    if (isGrant(operation.operationId, action)) return;
    for (const name of grantedMembers.filter(has)) {
      yield {
        message: `A response with the action ${action} must not have ${name}.`,
        pointer: `/response/${name}`,
        expected: 'none',
        got: name,
      };
    }
  },
});
