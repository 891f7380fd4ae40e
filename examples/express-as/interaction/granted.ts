import type { AuthorizationResponse } from '@authlete/typescript-sdk/models';
import { claimValues } from '../accounts.js';
import type { AuthorizationServer } from '../authorization-server.js';
import { passwordContext } from './conditions.js';
import type { User } from './sessions.js';

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
