import { setTimeout as wait } from 'node:timers/promises';
import { same } from './accounts.js';
import { type Answer, redirect, relay } from './answers.js';
import { fromClient } from './asked.js';
import type { Answered } from './authlete.js';
import { granted, start } from './authorization.js';
import type { Exchange } from './exchange.js';
import { overPage, page, phonePage, wishes } from './pages.js';
import { newId, type User, type Wanted } from './sessions.js';

/** A backchannel request that waits for its user. */
export interface Pending {
  readonly subject: string;
  readonly ticket: string;
  readonly wanted: Wanted;
  readonly text: string;
}

type Reason = 'UNKNOWN_USER_ID' | 'MISSING_USER_CODE' | 'INVALID_USER_CODE';

/** The backchannel authentication endpoint (CIBA Core, section 7). */
export async function backchannel(exchange: Exchange): Promise<Answer> {
  const asked = await exchange.call('backchannel_authentication_api', fromClient(exchange));
  if (asked.action !== 'USER_IDENTIFICATION') return relay(exchange, 'backchannel_authentication_api', asked);
  const { ticket = '', hintType, hint, sub, userCode, userCodeRequired = false, bindingMessage } = asked;
  const account = exchange.shared.accounts.find(hintType === 'ID_TOKEN_HINT' ? sub : hint);
  if (account === undefined) return fail(exchange, ticket, 'UNKNOWN_USER_ID');
  if (!exchange.wrong('user-code-unchecked')) {
    if (userCode === undefined && userCodeRequired) return fail(exchange, ticket, 'MISSING_USER_CODE');
    if (userCode !== undefined && !same(userCode, account.userCode ?? newId()))
      return fail(exchange, ticket, 'INVALID_USER_CODE');
  }
  const issued = await exchange.call('backchannel_authentication_issue_api', { ticket });
  const answer = relay(exchange, 'backchannel_authentication_issue_api', issued);
  if (issued.action === 'OK') {
    const wanted = elsewhere(asked);
    const message = bindingMessage === undefined ? '' : ` It shows: ${bindingMessage}`;
    const text = `${wanted.clientName} asks for:${message}`;
    exchange.shared.pending.set(newId(), { subject: account.subject, ticket, wanted, text });
  }
  return answer;
}

async function fail(exchange: Exchange, ticket: string, reason: Reason): Promise<Answer> {
  const answer = await exchange.call('backchannel_authentication_fail_api', { ticket, reason });
  return relay(exchange, 'backchannel_authentication_fail_api', answer);
}

/** Returns what a client on another device wants. It always needs consent: anybody may have started it. */
export const elsewhere = ({
  clientId,
  clientName = 'An application',
  claimNames,
  scopes,
  dynamicScopes,
  authorizationDetails,
  acrs,
}: Answered<'backchannel_authentication_api'> | Answered<'device_verification_api'>): Wanted => ({
  clientId: String(clientId),
  clientName,
  prompts: ['CONSENT'],
  ...(claimNames && { claims: claimNames }),
  ...(scopes && { scopes }),
  ...(dynamicScopes && { dynamicScopes }),
  ...(authorizationDetails && { authorizationDetails }),
  ...(acrs && { acrs }),
});

/** The phone: lists what the user is asked for, and takes the decisions. */
export async function phone(exchange: Exchange): Promise<Answer> {
  const { shared, request, id } = exchange;
  const { user } = shared.sessions.of(exchange);
  if (user === undefined) {
    const back = async () => redirect('/phone');
    const wanted = { clientId: 'phone', clientName: 'Your phone' };
    return start(exchange, { wanted, ending: { allow: back, refuse: back } });
  }
  const mine = [...shared.pending].filter(([, { subject }]) => subject === user.subject);
  if (request.method === 'GET') {
    const newestFirst = mine.toReversed();
    const requests = newestFirst.map(([key, { text, wanted }]) => ({
      action: `/phone/${key}`,
      text,
      list: wishes(wanted),
    }));
    return phonePage(user.subject, requests);
  }
  const found = mine.find(([key]) => key === id)?.[1];
  if (found === undefined) return overPage();
  // Forget it before the first `await`, so that a double click cannot answer twice.
  shared.pending.delete(id);
  return complete(exchange, found, user, exchange.field('b') === '1');
}

async function complete(exchange: Exchange, { ticket, wanted }: Pending, user: User, allowed: boolean) {
  const answer = await exchange.call('backchannel_authentication_complete_api', {
    ticket,
    ...(allowed
      ? { result: 'AUTHORIZED', ...granted(exchange, wanted, user) }
      : { result: 'ACCESS_DENIED', subject: user.subject }),
  });
  const { action } = answer;
  if (action === 'NOTIFICATION' && !exchange.wrong('notification-not-sent')) await notify(exchange, answer);
  else if (action !== 'NO_ACTION' && action !== 'NOTIFICATION') {
    exchange.shared.report(`backchannel_authentication_complete_api: ${action}`);
    return page(500, 'Something failed', 'Please start again in the application.');
  }
  return page(200, 'Done', 'You can put your phone away.');
}

/** Notifies the client (CIBA Core, section 10). Repeats it a few times: pushed tokens exist nowhere else. */
async function notify(
  exchange: Exchange,
  answer: Answered<'backchannel_authentication_complete_api'>,
  tries = 3,
): Promise<void> {
  const { clientNotificationEndpoint = '', clientNotificationToken, responseContent } = answer;
  const response = await fetch(clientNotificationEndpoint, {
    method: 'POST',
    headers: { authorization: `Bearer ${clientNotificationToken}`, 'content-type': 'application/json' },
    body: responseContent ?? '',
    redirect: 'manual',
    signal: AbortSignal.timeout(5000),
  }).catch(() => undefined);
  await response?.body?.cancel();
  if (response !== undefined && response.status < 500) return;
  if (tries === 1) return exchange.shared.report('the client did not take its notification');
  await wait(100);
  return notify(exchange, answer, tries - 1);
}
