import type { AuthorizationFailRequestReason, AuthorizationResponse } from '@authlete/typescript-sdk/models';
import type { AuthorizationServer } from '../authorization-server.js';
import type { Answer } from '../respond/relay.js';
import { acrIsMissing, granted, isSomeoneElse, isTooOld } from './next-step.js';
import type { User } from './sessions.js';

/**
 * Issues the response. Never retried, because the first attempt may have succeeded: without a response from
 * Authlete, the client gets a server error, unless the ticket is spent.
 */
export async function issue(
  server: AuthorizationServer,
  asked: AuthorizationResponse,
  user: User,
): Promise<Answer> {
  const { authlete, serviceId, report } = server;
  const authorizationIssueRequest = { ticket: ticketOf(asked), ...granted(server, asked, user) };
  try {
    return await authlete.authorization.issue({ serviceId, authorizationIssueRequest });
  } catch (error) {
    const { statusCode = 500 } = Object(error);
    if (statusCode < 500) throw error;
    report(error);
    return fail(server, asked, 'SERVER_ERROR');
  }
}

/** Sends the client an error response through Authlete. */
export function fail(
  server: AuthorizationServer,
  asked: AuthorizationResponse,
  reason: AuthorizationFailRequestReason,
): Promise<Answer> {
  return server.authlete.authorization.fail({
    serviceId: server.serviceId,
    authorizationFailRequest: { ticket: ticketOf(asked), reason },
  });
}

function ticketOf({ ticket }: AuthorizationResponse): string {
  if (ticket === undefined) throw new Error('Failed to answer: Authlete gave no ticket.');
  return ticket;
}

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
): Promise<Answer> {
  if (user === undefined) return fail(server, asked, 'NOT_LOGGED_IN');
  const obstacle = obstacles.find(([, stands]) => stands(asked, user, server));
  return obstacle === undefined ? issue(server, asked, user) : fail(server, asked, obstacle[0]);
}
