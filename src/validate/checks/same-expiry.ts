import { flowCheck } from '../flows/check.js';

/** In seconds: introspection rounds. */
const aMoment = 1;

export default flowCheck({
  id: 'same-expiry',
  about:
    'Introspection says that an access token ends when the response that issued it says so (RFC 7662, section 2.2).',
  why: 'Resource servers that cache the result accept the token for too long, or reject it too early.',
  properties: ['expiresAt'],
  see({ value, of }, known) {
    const end = known.expiresAt();
    if (end === undefined || Math.abs(Number(value) - end) <= aMoment) return undefined;
    return `${of} is ${Number(value) - end} seconds after the end of the access token.`;
  },
});
