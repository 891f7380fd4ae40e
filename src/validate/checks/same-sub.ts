import { earlier, flowCheck } from '../flows/check.js';

/** A pairwise identifier is a hash, which looks like 256 random bits. */
const pairwise = /^[\w-]{43}$/;

export default flowCheck({
  id: 'same-sub',
  about:
    'sub of ID tokens, userinfo and introspection is the subject of the flow, or its pairwise identifier (OpenID Connect Core, sections 5.3.2 and 8.1).',
  why: 'The client signs in the wrong user, or rejects userinfo because its sub is not that of the ID token.',
  properties: ['sub'],
  see({ value, of }, known) {
    if (value === '') return undefined;
    const [sub, chosen, subject] = [
      known.is('sub', value),
      known.is('chosenSub', value),
      known.is('subject', value),
    ];
    if (sub === true || chosen === true || subject === true) return undefined;
    if (sub === undefined && chosen === undefined && subject === undefined) return undefined;
    // A sub that the server chooses is for the ID token only, so it is not the pairwise identifier.
    if ((sub === undefined || chosen === false) && pairwise.test(value)) return undefined;
    return `${of} is not the subject${earlier(known, 'subject') || earlier(known, 'chosenSub') || earlier(known, 'sub')}.`;
  },
});
