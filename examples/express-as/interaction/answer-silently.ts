import type { AuthorizationFailRequestReason, AuthorizationResponse } from '@authlete/typescript-sdk/models';
import type { AuthorizationServer } from '../authorization-server.js';
import type { ForBrowser } from '../respond/to-browser.js';
import { fail, issue } from './conclude.js';
import { acrIsMissing, isSomeoneElse, isTooOld } from './next-step.js';
import type { User } from './sessions.js';

type Check = (asked: AuthorizationResponse, user: User, server: AuthorizationServer) => boolean;

/** NO_INTERACTION: reasons that prevent a response without user interaction, in Authlete's order. */
const obstacles: readonly (readonly [AuthorizationFailRequestReason, Check])[] = [
  ['EXCEEDS_MAX_AGE', isTooOld],
  ['DIFFERENT_SUBJECT', isSomeoneElse],
  ['ACR_NOT_SATISFIED', acrIsMissing],
  ['CONSENT_REQUIRED', (asked, user, { consents }) => !consents.cover(user.subject, asked)],
];

/**
 * Answers prompt=none: succeeds or fails without showing a page (OpenID Connect Core 1.0, section 3.1.2.1).
 */
export function answerSilently(
  server: AuthorizationServer,
  asked: AuthorizationResponse,
  user: User | undefined,
): Promise<ForBrowser> {
  if (user === undefined) return fail(server, asked, 'NOT_LOGGED_IN');
  const obstacle = obstacles.find(([, stands]) => stands(asked, user, server));
  return obstacle === undefined ? issue(server, asked, user) : fail(server, asked, obstacle[0]);
}
