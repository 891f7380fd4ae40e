import { operationFacts } from './operations/index.js';

/** A client is also shown with a refusal, so that the server can name it. */
const shownWithRefusals = ['client'];

/** Returns the response members in which the actions of operations issue something. */
function* issued(): Iterable<string> {
  for (const { actions } of Object.values(operationFacts))
    for (const [action, { issues = {} }] of actions) {
      if (action === '-') continue;
      for (const selection of Object.values(issues)) {
        const [, member] =
          /^response\.(\w+)/.exec(typeof selection === 'string' ? selection : selection.from) ?? [];
        if (member !== undefined) yield member;
      }
    }
}

/** Response members that only an action may have that grants what the call asks for. */
export const grantedMembers: readonly string[] = [
  ...new Set(issued()),
  // Another form of the access token, and a list of keys.
  ...['jwtAccessToken', 'hsks'],
].filter((member) => !shownWithRefusals.includes(member));
