import { at, lifecycleCheck, nameOf } from '../lifecycle/check.js';

export default lifecycleCheck({
  id: 'not-after-fail',
  about:
    'A ticket that fail has ended is no longer accepted, and fail does not accept a ticket that was already used to issue.',
  why: 'The client gets two responses to one request: a denial and a grant.',
  see({ kind, event, forgiving }, { failed, spent }) {
    if (forgiving) return undefined;
    const earlier = event === 'failed' ? (failed ?? spent) : event === 'spent' ? failed : undefined;
    return earlier && `The ${nameOf(kind)} is accepted, although it ended at ${at(earlier)}.`;
  },
});
