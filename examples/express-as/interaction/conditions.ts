import type { AuthorizationResponse } from '@authlete/typescript-sdk/models';
import type { User } from './sessions.js';

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
