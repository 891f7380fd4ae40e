import { factsOf, isGrant } from '../../facts/lookup.js';
import { check } from '../check.js';
import { isKnownAction } from '../known-action.js';
import { isAnswered } from '../subject.js';

/** What only an action that grants something brings. */
const onlyGranted = [
  'ticket',
  'authorizationCode',
  'accessToken',
  'jwtAccessToken',
  'refreshToken',
  'idToken',
  'authReqId',
  'deviceCode',
  'requestUri',
  'info',
  'hsk',
  'hsks',
  'logoutToken',
];

export default check({
  id: 'action-members',
  severity: 'error',
  about: 'An action brings the members that it stands for, and a refusal brings no ticket, code or token.',
  why: 'A server that takes the action at its word goes on without a ticket, or hands out a token of a refused request.',
  *run(subject) {
    const { exchange, operation, action, answer } = subject;
    if (action === undefined || answer === undefined || !isAnswered(subject)) return;
    if (!isKnownAction(subject, action)) return;
    const has = (name: string) => answer[name] !== undefined && answer[name] !== null && answer[name] !== '';
    for (const name of factsOf(operation.operationId)?.actions.get(action)?.members ?? []) {
      if (!has(name) && !exchange.partial)
        yield {
          message: `The action ${action} comes without ${name}.`,
          pointer: `/response/${name}`,
          expected: name,
          got: 'none',
        };
    }
    if (isGrant(operation.operationId, action)) return;
    for (const name of onlyGranted.filter(has)) {
      yield {
        message: `The action ${action} comes with ${name}.`,
        pointer: `/response/${name}`,
        expected: 'none',
        got: name,
      };
    }
  },
});
