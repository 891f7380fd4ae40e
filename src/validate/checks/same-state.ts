import { flowCheck } from '../flows/check.js';

export default flowCheck({
  id: 'same-state',
  about:
    'The authorization response has the state of the request, and no state if the request has none (RFC 6749, section 4.1.2).',
  why: 'The client rejects a response with another state, because an attacker may have sent it.',
  properties: ['state'],
});
