import { isAnswered, type Subject } from '../subject.js';
import type { LifeEvent } from './life-event.js';
import { table } from './table.js';
import { Exchanged } from './take.js';

/** Operations that tell the client of a failure by the action of success, by what their codes of success begin with. */
const codesOfSuccess: Readonly<Record<string, RegExp>> = {
  auth_authorization_issue_api: /^A\d{3}0/,
  backchannel_authentication_complete_api: /^A\d{3}0/,
  // Those of the reasons; others say that the ticket is none.
  auth_token_fail_api: /^A0673/,
};

const succeeded = ({ operation, resultCode = '' }: Subject): boolean =>
  codesOfSuccess[operation.operationId]?.test(resultCode) ?? true;

/** What an exchange does to tickets, codes and tokens. */
export function lifeEventsOf(subject: Subject): LifeEvent[] {
  const { operation, action = '-', answer = {}, sent = {}, exchange } = subject;
  const takes = table[operation.operationId] ?? {};
  // An action comes from outside and may be any text, such as `constructor`.
  const take = Object.hasOwn(takes, action) ? takes[action] : undefined;
  if (take === undefined || !isAnswered(subject) || !succeeded(subject)) return [];
  return take(new Exchanged(sent, answer, exchange.target)).filter((event) => event !== undefined);
}
