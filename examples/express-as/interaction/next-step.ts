import type { AuthorizationResponse } from '@authlete/typescript-sdk/models';
import { claimValues } from '../accounts.js';
import type { AuthorizationServer } from '../authorization-server.js';
import type { Consents } from './consents.js';
import type { Interaction, User } from './sessions.js';

/** Authlete only reports these requirements: the authorization server must enforce them. */

/** Whether the login is older than `max_age` (in seconds) permits. */
export const isTooOld = ({ maxAge = 0 }: AuthorizationResponse, { authTime }: User): boolean =>
  maxAge > 0 && authTime + maxAge < Date.now() / 1000;

/** Whether the client asked for another person, with the `sub` claim or an ID token hint. */
export const isSomeoneElse = ({ subject }: AuthorizationResponse, user: User): boolean =>
  subject !== undefined && subject !== user.subject;

/** The authentication context of all logins here, as named by SAML. */
export const passwordContext = 'urn:oasis:names:tc:SAML:2.0:ac:classes:Password';

/** Whether the client requires another authentication context than a password. */
export const acrIsMissing = ({ acrs = [], acrEssential = false }: AuthorizationResponse): boolean =>
  acrEssential && acrs.length > 0 && !acrs.includes(passwordContext);

/** Returns the user, the time and method of the login, and the requested claims. */
export function granted(
  { accounts }: AuthorizationServer,
  asked: AuthorizationResponse,
  { subject, authTime }: User,
) {
  const account = accounts.find(subject);
  const claims = account && claimValues(account, asked.claims);
  return { subject, authTime, acr: passwordContext, ...(claims !== undefined && { claims }) };
}

/** Prompts that require the login page even if someone is logged in. */
const loginPrompts = ['LOGIN', 'SELECT_ACCOUNT', 'CREATE'];

export type Step = 'login' | 'consent' | 'issue';

/** INTERACTION: returns what the person must do next. */
export function nextStep(
  { asked, authenticated }: Interaction,
  user: User | undefined,
  consents: Consents,
): Step {
  const prompts: readonly string[] = asked.prompts ?? [];
  if (user === undefined || isTooOld(asked, user)) return 'login';
  const again = isSomeoneElse(asked, user) || loginPrompts.some((prompt) => prompts.includes(prompt));
  if (again && !authenticated) return 'login';
  return prompts.includes('CONSENT') || !consents.cover(user.subject, asked) ? 'consent' : 'issue';
}
