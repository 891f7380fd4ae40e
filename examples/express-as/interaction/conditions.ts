import type { AuthorizationResponse } from '@authlete/typescript-sdk/models';
import type { User } from './sessions.js';

/** Authlete passes these requirements on; the authorization server alone can enforce them. */

/** The login is older than max_age, in seconds, allows. */
export const isTooOld = ({ maxAge = 0 }: AuthorizationResponse, { authTime }: User): boolean =>
  maxAge > 0 && authTime + maxAge < Date.now() / 1000;

/** The client asked for a certain person, with the `sub` claim or an ID token hint. */
export const isSomeoneElse = ({ subject }: AuthorizationResponse, user: User): boolean =>
  subject !== undefined && subject !== user.subject;

/** The authentication context of every login here, by the name that SAML gave it. */
export const passwordContext = 'urn:oasis:names:tc:SAML:2.0:ac:classes:Password';

/** The client cannot do without another authentication context than that of a password. */
export const acrIsMissing = ({ acrs = [], acrEssential = false }: AuthorizationResponse): boolean =>
  acrEssential && acrs.length > 0 && !acrs.includes(passwordContext);
