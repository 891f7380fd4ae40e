import { isArray } from '../../spec/json.js';
import { check } from '../check.js';
import { clientMessage, messageFactsOf, messageOperations } from '../client-message.js';

export default check({
  id: 'content-scope',
  severity: 'error',
  about:
    'scope in responseContent, which the client reads, has the scopes of the response, which the server reads (RFC 6749, section 5.1).',
  why: 'Client and server disagree about what the token permits.',
  operations: messageOperations,
  concerns: (outcome) => messageFactsOf(outcome) !== undefined,
  run(subject) {
    const scopes = subject.answer?.['scopes'];
    const scope = clientMessage(subject)?.json['scope'];
    if (!isArray(scopes) || (typeof scope !== 'string' && scope !== null)) return undefined;
    const names = (scope ?? '').split(' ').filter((name) => name !== '');
    if (names.length === scopes.length && names.every((name) => scopes.includes(name))) return undefined;
    return {
      message: 'scope in responseContent does not match scopes.',
      pointer: '/response/scopes',
      expected: names.join(' '),
      got: scopes.join(' '),
    };
  },
});
