import { check } from '../check.js';
import { clientMessage, messageFactsOf, messageOperations } from '../client-message.js';

export default check({
  id: 'message-members',
  severity: 'error',
  about:
    'JSON in responseContent has the members that its standard requires, such as active (RFC 7662, section 2.2) or token_type (RFC 6749, section 5.1).',
  why: 'Clients that follow the standard reject the response.',
  operations: messageOperations,
  concerns: (outcome) => messageFactsOf(outcome) !== undefined,
  run(subject) {
    const message = clientMessage(subject);
    if (message === undefined || subject.isPartial) return undefined;
    const { json, facts } = message;
    const missing = facts.required.filter((name) => (json[name] ?? '') === '');
    return missing.map((name) => ({
      message: `responseContent must have ${name} (${facts.section}).`,
      pointer: '/response/responseContent',
      expected: name,
      got: 'none',
    }));
  },
});
