import { valuesOf } from './accounts.js';
import { type Answer, redirect, relay } from './answers.js';
import { type Answered, AuthleteFailure } from './authlete.js';
import type { Exchange } from './exchange.js';
import { consentPage, Html, overPage, page, signInPage, wishes } from './pages.js';
import type { Ending, Interaction, User, Wanted } from './sessions.js';

type FailReason =
  | 'NOT_LOGGED_IN'
  | 'EXCEEDS_MAX_AGE'
  | 'DIFFERENT_SUBJECT'
  | 'ACR_NOT_SATISFIED'
  | 'CONSENT_REQUIRED'
  | 'DENIED'
  | 'NOT_AUTHENTICATED'
  | 'SERVER_ERROR';

/** The authentication context of a password, which is all that this server can do. */
export const passwordAcr = 'urn:oasis:names:tc:SAML:2.0:ac:classes:Password';

/** The authorization endpoint (RFC 6749, section 3.1). */
export async function authorize(exchange: Exchange): Promise<Answer> {
  const answer = await exchange.call('auth_authorization_api', { parameters: exchange.parameters });
  if (answer.action === 'NO_INTERACTION') return silently(exchange, wantedIn(answer));
  if (answer.action !== 'INTERACTION') return relay(exchange, 'auth_authorization_api', answer);
  const wanted = wantedIn(answer);
  if (lacksAcr(exchange, wanted)) return fail(exchange, wanted, 'ACR_NOT_SATISFIED');
  return start(exchange, { wanted, ending: toClient(wanted) });
}

const wantedIn = ({ client, ...answer }: Answered<'auth_authorization_api'>): Wanted => ({
  ...answer,
  clientId: String(client?.clientId),
  clientName: client?.clientName ?? 'An application',
});

const isOld = ({ wrong }: Exchange, { maxAge = 0 }: Wanted, { authTime }: User): boolean =>
  maxAge > 0 && authTime + maxAge < Date.now() / 1000 && !wrong('max-age-ignored');

export const isOther = ({ wrong }: Exchange, { subject }: Wanted, user: User): boolean =>
  typeof subject === 'string' && subject !== user.subject && !wrong('subject-not-enforced');

const lacksAcr = ({ wrong }: Exchange, { acrs, acrEssential }: Wanted): boolean =>
  acrEssential === true &&
  (acrs ?? []).length > 0 &&
  !acrs?.includes(passwordAcr) &&
  !wrong('acr-essential-ignored');

const lacksConsent = ({ shared, wrong }: Exchange, wanted: Wanted, { subject }: User): boolean =>
  !shared.consents.cover(subject, wanted) && !wrong('prompt-none-ignores-scopes');

/** What forbids an answer without the user, in the order of Authlete's document. */
const obstacles: readonly (readonly [FailReason, (e: Exchange, wanted: Wanted, user: User) => boolean])[] = [
  ['EXCEEDS_MAX_AGE', isOld],
  ['DIFFERENT_SUBJECT', isOther],
  ['ACR_NOT_SATISFIED', lacksAcr],
  ['CONSENT_REQUIRED', lacksConsent],
];

function silently(exchange: Exchange, wanted: Wanted): Promise<Answer> {
  const { user } = exchange.shared.sessions.of(exchange);
  if (user === undefined) return fail(exchange, wanted, 'NOT_LOGGED_IN');
  const obstacle = obstacles.find(([, stands]) => stands(exchange, wanted, user));
  return obstacle === undefined ? issue(exchange, wanted, user) : fail(exchange, wanted, obstacle[0]);
}

const toClient = (wanted: Wanted): Ending => ({
  allow: (exchange, user) => issue(exchange, wanted, user),
  refuse: async (exchange, reason) =>
    exchange.wrong('denial-without-fail')
      ? page(200, 'Refused', 'You can close this page.')
      : fail(exchange, wanted, reason),
});

/** What a user grants: the truth about the login, and the values of the requested claims. */
export function granted(
  { shared, wrong }: Exchange,
  wanted: Wanted,
  { subject, authTime, acr: told = passwordAcr }: User,
) {
  const account = shared.accounts.find(subject);
  const acr = (wrong('acr-invented') ? wanted.acrs?.[0] : undefined) ?? told;
  return { subject, authTime, acr, ...(account && valuesOf(account, wanted.claims)) };
}

/** Never repeated: if the outcome is unknown, the client gets an error. */
async function issue(exchange: Exchange, wanted: Wanted, user: User): Promise<Answer> {
  const { ticket = '', nativeSsoRequested } = wanted;
  const { sessionId } = user;
  try {
    const answer = await exchange.call('auth_authorization_issue_api', {
      ticket,
      ...granted(exchange, wanted, user),
      ...(nativeSsoRequested === true && { sessionId }),
    });
    return relay(exchange, 'auth_authorization_issue_api', answer);
  } catch (failure) {
    if (!(failure instanceof AuthleteFailure) || failure.kind === 'refused') throw failure;
    exchange.shared.report(failure.message);
    return fail(exchange, wanted, 'SERVER_ERROR');
  }
}

async function fail(exchange: Exchange, { ticket = '' }: Wanted, reason: FailReason): Promise<Answer> {
  const answer = await exchange.call('auth_authorization_fail_api', { ticket, reason });
  return relay(exchange, 'auth_authorization_fail_api', answer);
}

/** Begins an interaction, and sends the browser to its first page. */
export async function start(exchange: Exchange, interaction: Interaction): Promise<Answer> {
  const { sessions } = exchange.shared;
  const { user } = sessions.of(exchange);
  const step = next(exchange, interaction, user);
  if (step === 'done' && user !== undefined) return interaction.ending.allow(exchange, user);
  const id = sessions.begin(exchange, interaction);
  return redirect(exchange.shared.ui?.pageFor(id) ?? `/${step}/${id}`);
}

/** Prompts for which a session is not enough. */
const again: readonly string[] = ['LOGIN', 'SELECT_ACCOUNT', 'CREATE'];

function next(exchange: Exchange, { wanted, by }: Interaction, user: User | undefined) {
  const { shared, wrong } = exchange;
  const prompts = wanted.prompts ?? [];
  if (user === undefined || isOld(exchange, wanted, user)) return 'sign-in';
  const anew = prompts.some((prompt) => again.includes(prompt)) && !wrong('prompt-login-ignored');
  if ((anew || isOther(exchange, wanted, user)) && by?.sessionId !== user.sessionId) return 'sign-in';
  const asksAgain = prompts.includes('CONSENT') && !wrong('prompt-consent-ignored');
  return asksAgain || !shared.consents.cover(user.subject, wanted) ? 'consent' : 'done';
}

/** The login page. */
export async function signIn(exchange: Exchange): Promise<Answer> {
  const { shared, request, id } = exchange;
  const { interactions, interaction } = shared.sessions.find(exchange);
  if (interaction === undefined) return overPage();
  const { wanted, ending } = interaction;
  const isNew = wanted.prompts?.includes('CREATE') ?? false;
  const here = `/sign-in/${id}`;
  if (request.method === 'GET')
    return signInPage(here, wanted.subject ?? wanted.loginHint ?? '', isNew, false);
  const name = exchange.field('f1');
  if (exchange.field('b') === '2' || shared.accounts.isLocked(name)) {
    interactions.delete(id);
    return ending.refuse(exchange, 'NOT_AUTHENTICATED');
  }
  const account = isNew
    ? shared.accounts.create(name, exchange.field('f2'))
    : shared.accounts.authenticate(name, exchange.field('f2'));
  if (account === undefined) return signInPage(here, name, isNew, true);
  const user = shared.sessions.logIn(exchange, account.subject);
  interaction.by = user;
  if (isOther(exchange, wanted, user)) {
    interactions.delete(id);
    return ending.refuse(exchange, 'DIFFERENT_SUBJECT');
  }
  const step = next(exchange, interaction, user);
  if (step !== 'done') return redirect(`/${step}/${id}`);
  interactions.delete(id);
  return ending.allow(exchange, user);
}

/** The consent page. */
export async function consent(exchange: Exchange): Promise<Answer> {
  const { shared, request, id, wrong } = exchange;
  const { user, interactions, interaction } = shared.sessions.find(exchange);
  if (interaction === undefined) return overPage();
  if (user === undefined || next(exchange, interaction, user) === 'sign-in')
    return redirect(`/sign-in/${id}`);
  const { wanted, ending, notice } = interaction;
  if (request.method === 'GET') {
    const client = wrong('client-name-unescaped') ? new Html(wanted.clientName) : wanted.clientName;
    const list = wishes(wanted, !wrong('authorization-details-hidden'));
    return consentPage(`/consent/${id}`, user.subject, client, list, notice);
  }
  // Forget it before the first `await`, so that a double click cannot answer twice.
  const forget = () => interactions.delete(id);
  if (!wrong('double-click-issues-twice')) forget();
  if (exchange.field('b') !== '1') return ending.refuse(exchange, 'DENIED').finally(forget);
  shared.consents.give(user.subject, wanted);
  return ending.allow(exchange, user).finally(forget);
}
