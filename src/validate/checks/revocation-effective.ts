import { at, lifecycleCheck, nameOf } from '../lifecycle/check.js';

export default lifecycleCheck({
  id: 'revocation-effective',
  about: 'A revoked token is no longer accepted (RFC 7009, section 2).',
  why: 'A user who signs out, or whose token leaked, is not protected.',
  see({ kind, event }, { revoked }) {
    if (revoked === undefined || (event !== 'used' && event !== 'spent')) return undefined;
    return `The ${nameOf(kind)} is accepted, although it was revoked at ${at(revoked)}.`;
  },
});
