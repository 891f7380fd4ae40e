import { at, lifecycleCheck, nameOf } from '../lifecycle/check.js';
import { shortPrint } from '../lifecycle/fingerprint.js';

export default lifecycleCheck({
  id: 'used-once',
  about: 'A single-use value is accepted once: a ticket, a code, a request_uri or a rotated refresh token.',
  why: 'An attacker can replay leaked values (RFC 6749, section 4.1.2; RFC 9700, sections 2.1.1 and 4.14).',
  see({ kind, event, successor }, before) {
    if ((event !== 'spent' && event !== 'used') || before.spent === undefined) return undefined;
    // Repeating a refresh token within its grace period returns the same successor.
    if (kind === 'refreshToken' && successor !== undefined && shortPrint(successor) === before.successor)
      return undefined;
    return `The ${nameOf(kind)} is accepted again, although it was used at ${at(before.spent)}.`;
  },
});
