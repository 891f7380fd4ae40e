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
    if (granted === undefined || value === '') return undefined;
    const wider = widerThan(granted, value);
    if (wider.length === 0) return undefined;
    return `${of} has ${wider.join(' ')}, which was not granted${earlier(known, 'scopes')}.`;
  },
});

let latest: { granted: ReadonlySet<string>; value: string; wider: readonly string[] } | undefined;

/** Returns the scopes of a text that are not granted. Remembers the latest, because most flows have the same scopes. */
function widerThan(granted: ReadonlySet<string>, value: string): readonly string[] {
  if (latest?.granted !== granted || latest.value !== value) {
    const wider = value.split(' ').filter((scope) => !granted.has(scope));
    latest = { granted, value, wider };
  }
  return latest.wider;
}
