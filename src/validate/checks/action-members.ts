import { grantedMembers } from '../../facts/granted-members.js';
import { factsOf, isGrant } from '../../facts/lookup.js';
import type { JsonObject } from '../../spec/json.js';
import { type CheckResult, check } from '../check.js';
import { isKnownAction } from '../known-action.js';

export default check({
  id: 'action-members',
  severity: 'error',
  about:
    'Each action comes with the members that it requires, and a refusal never comes with a ticket, code or token.',
  why: 'A server that trusts the action continues without a ticket, or hands out a token although the request was refused.',
  concerns: (outcome) =>
    outcome.isAnswered && outcome.action !== undefined && isKnownAction(outcome, outcome.action),
  run({ isPartial, operation, action = '', answer = {} }) {
    const has = (name: string) => (answer[name] ?? '') !== '';
    const { operationId } = operation;
    const required = factsOf(operationId)?.actions.get(action)?.members ?? none;
    const missing = isPartial ? none : required.filter((name) => !has(name));
    const forbidden = isGrant(operationId, action) ? none : grantedIn(answer).filter(has);
    if (missing.length + forbidden.length === 0) return undefined;
    return [
      ...missing.map((name) => finding(action, name, true)),
      ...forbidden.map((name) => finding(action, name, false)),
    ];
  },
});

const none: readonly string[] = [];
const granted: ReadonlySet<string> = new Set(grantedMembers);

/** Asks for the members that exist: looking for each of those that must not exist takes longer. */
function grantedIn(answer: JsonObject): readonly string[] {
  let found: string[] | undefined;
  for (const name in answer) if (granted.has(name)) found = [...(found ?? []), name];
  return found ?? none;
}

const finding = (action: string, name: string, isRequired: boolean): CheckResult => ({
  message: `A response with the action ${action} must ${isRequired ? '' : 'not '}have ${name}.`,
  pointer: `/response/${name}`,
  expected: isRequired ? name : 'none',
  got: isRequired ? 'none' : name,
});
