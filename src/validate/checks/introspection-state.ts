import { check } from '../check.js';
import type { Outcome } from '../check-context.js';

/** Refusals because the access token does not exist, or has expired. */
const unusable = new Set(['A057302', 'A057303', 'A065301', 'A065302', 'A065303']);

export default check({
  id: 'introspection-state',
  severity: 'error',
  about:
    'Introspection with the action OK says that the token exists and is usable; UNAUTHORIZED for an unknown or expired token says that it is not, and FORBIDDEN for missing scopes that they are not sufficient.',
  why: 'A resource server that reads the flags accepts a token that the action refuses, or the reverse.',
  operations: new Set(['auth_introspection_api']),
  concerns: (outcome) => expectedOf(outcome) !== undefined,
  run(subject) {
    const { answer = {}, action, resultCode = '' } = subject;
    const { names, flag } = expectedOf(subject) ?? {};
    return names
      ?.filter((name) => answer[name] === !flag)
      .map((name) => ({
        message: `${name} contradicts the action ${action} with ${resultCode}.`,
        pointer: `/response/${name}`,
        expected: String(flag),
        got: String(!flag),
      }));
  },
});

const works = { names: ['existent', 'usable'], flag: true };
const isUnusable = { names: ['usable'], flag: false };
const isInsufficient = { names: ['sufficient'], flag: false };

/** Returns the members that the outcome determines, and their value. */
function expectedOf({ action, resultCode = '', isAnswered }: Outcome): typeof works | undefined {
  if (!isAnswered) return undefined;
  if (action === 'OK') return works;
  if (action === 'UNAUTHORIZED' && unusable.has(resultCode)) return isUnusable;
  return action === 'FORBIDDEN' && resultCode === 'A064302' ? isInsufficient : undefined;
}
