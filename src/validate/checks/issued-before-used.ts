import { at, lifecycleCheck, nameOf } from '../lifecycle/check.js';

export default lifecycleCheck({
  id: 'issued-before-used',
  about: 'A ticket, code or token is issued before it is accepted.',
  why: 'The recording is out of order, or two of its exchanges do not belong together.',
  see({ kind, event }, { issued, used, spent }) {
    const before = spent ?? used;
    if (event !== 'issued' || issued !== undefined || before === undefined) return undefined;
    return `The ${nameOf(kind)} is issued here, but was already accepted at ${at(before)}.`;
  },
});
