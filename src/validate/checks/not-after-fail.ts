import { at, lifeCheck, names } from '../lives/check.js';

export default lifeCheck({
  id: 'not-after-fail',
  about: 'A ticket that was given up by fail is not accepted any more, and one that was issued cannot fail.',
  why: 'The client gets two answers to one request: a denial and a grant.',
  see({ kind, event, forgiving }, { failed, spent }) {
    if (forgiving) return undefined;
    const earlier = event === 'failed' ? (failed ?? spent) : event === 'spent' ? failed : undefined;
    return earlier && `The ${names[kind]} is accepted, and was done with at ${at(earlier)}.`;
  },
});
