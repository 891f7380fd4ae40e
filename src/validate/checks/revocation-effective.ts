import { at, lifeCheck, names } from '../lives/check.js';

export default lifeCheck({
  id: 'revocation-effective',
  about: 'A token that was revoked is not accepted any more (RFC 7009, section 2).',
  why: 'A user who signs out, or whose token leaked, is not protected.',
  see({ kind, event }, { revoked }) {
    if (revoked === undefined || (event !== 'used' && event !== 'spent')) return undefined;
    return `The ${names[kind]} is accepted, and was revoked at ${at(revoked)}.`;
  },
});
