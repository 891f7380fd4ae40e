import { at, lifeCheck, names } from '../lives/check.js';

export default lifeCheck({
  id: 'issued-before-used',
  about: 'A ticket, a code or a token is not accepted before it is issued.',
  why: 'The recording is not in order, or two of its exchanges do not belong together.',
  see({ kind, event }, { issued, used, spent }) {
    const before = spent ?? used;
    if (event !== 'issued' || issued !== undefined || before === undefined) return undefined;
    return `The ${names[kind]} is issued here, and was accepted before at ${at(before)}.`;
  },
});
