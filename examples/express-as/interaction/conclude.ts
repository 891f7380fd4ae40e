import type { AuthorizationFailRequestReason, AuthorizationResponse } from '@authlete/typescript-sdk/models';
import type { AuthorizationServer } from '../authorization-server.js';
import type { ForBrowser } from '../respond/to-browser.js';
import { granted } from './next-step.js';
import type { User } from './sessions.js';

type Asked = AuthorizationResponse;

/**
 * Issues the response. Never retried, because the first attempt may have succeeded: without a response from
 * Authlete, the client gets a server error, unless the ticket is spent.
 */
export async function issue(server: AuthorizationServer, asked: Asked, user: User): Promise<ForBrowser> {
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
  asked: Asked,
  reason: AuthorizationFailRequestReason,
): Promise<ForBrowser> {
  return server.authlete.authorization.fail({
    serviceId: server.serviceId,
    authorizationFailRequest: { ticket: ticketOf(asked), reason },
  });
}

function ticketOf({ ticket }: Asked): string {
  if (ticket === undefined) throw new Error('Failed to answer: Authlete gave no ticket.');
  return ticket;
}
