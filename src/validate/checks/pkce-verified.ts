import { createHash } from 'node:crypto';
import { earlier, flowCheck } from '../flows/check.js';

export default flowCheck({
  id: 'pkce-verified',
  about:
    'A code is redeemed only with the code_verifier for the code_challenge of its request, and without one if there was none (RFC 7636, section 4.6; RFC 9700, section 2.1.1).',
  why: 'An attacker who has intercepted a code can redeem it.',
  properties: ['challenge'],
  see({ value }, known) {
    if (known.is('challenge', value) ?? true) return undefined;
    const hashed = createHash('sha256').update(value).digest('base64url');
    if (value !== '' && known.is('challenge', hashed)) return undefined;
    return value === ''
      ? `The code is accepted without a code_verifier, although there was a code_challenge${earlier(known, 'challenge')}.`
      : `The code is accepted with a code_verifier that does not fit the request${earlier(known, 'challenge')}.`;
  },
});
