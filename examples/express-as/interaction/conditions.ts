import type { AuthorizationResponse } from '@authlete/typescript-sdk/models';
import type { User } from './sessions.js';

/** Authlete passes these requirements on; the authorization server alone can enforce them. */

/** The login is older than max_age, in seconds, allows. */
export const isTooOld = ({ maxAge = 0 }: AuthorizationResponse, { authTime }: User): boolean =>
  maxAge > 0 && authTime + maxAge < Date.now() / 1000;

/** The client asked for a certain person, with the `sub` claim or an ID token hint. */
export const isSomeoneElse = ({ subject }: AuthorizationResponse, user: User): boolean =>
  subject !== undefined && subject !== user.subject;

/** This server knows passwords only, which is none of the authentication contexts that have a name. */
export const acrIsMissing = ({ acrs = [], acrEssential = false }: AuthorizationResponse): boolean =>
  acrEssential && acrs.length > 0;
