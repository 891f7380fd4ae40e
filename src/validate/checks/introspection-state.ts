import { check } from '../check.js';
import { isAnswered } from '../check-context.js';

/** Refusals because the access token does not exist, or has expired. */
const unusable = new Set(['A057302', 'A057303', 'A065301', 'A065302', 'A065303']);

export default check({
  id: 'introspection-state',
  severity: 'error',
  about:
    'Introspection with the action OK says that the token exists and is usable; UNAUTHORIZED for an unknown or expired token says that it is not, and FORBIDDEN for missing scopes that they are not sufficient.',
  why: 'A resource server that reads the flags accepts a token that the action refuses, or the reverse.',
  operations: new Set(['auth_introspection_api']),
  *run(subject) {
    const { answer, action, resultCode = '' } = subject;
    if (answer === undefined || !isAnswered(subject)) return;
    const rule = (name: string, expected: boolean) => ({ name, expected });
    const rules =
      action === 'OK'
        ? [rule('existent', true), rule('usable', true)]
        : action === 'UNAUTHORIZED' && unusable.has(resultCode)
          ? [rule('usable', false)]
          : action === 'FORBIDDEN' && resultCode === 'A064302'
            ? [rule('sufficient', false)]
            : [];
    for (const { name, expected } of rules) {
      const got = answer[name];
      if (typeof got !== 'boolean' || got === expected) continue;
      yield {
        message: `${name} contradicts the action ${action} with ${resultCode}.`,
        pointer: `/response/${name}`,
        expected: String(expected),
        got: String(got),
      };
    }
  },
});
