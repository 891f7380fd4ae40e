import { earlier, flowCheck } from '../flows/check.js';

export default flowCheck({
  id: 'scopes-not-widened',
  about: 'A token has no scope that was not granted (RFC 6749, sections 3.3 and 6).',
  why: 'The client may do more than the user has allowed.',
  properties: ['scopes', 'requestedScopes'],
  see({ property, value, of }, known) {
    if (property === 'requestedScopes')
      return known.is(property, value) === false
        ? `${of} are not those that were requested${earlier(known, property)}.`
        : undefined;
    const granted = known.scopes();
    if (granted === undefined || value === '' || known.hasScopes(value)) return undefined;
    const wider = value.split(' ').filter((scope) => !granted.has(scope));
    if (wider.length === 0) return undefined;
    return `${of} has ${wider.join(' ')}, which was not granted${earlier(known, 'scopes')}.`;
  },
});
