import type { AuthorizationFailRequestReason, AuthorizationResponse } from '@authlete/typescript-sdk/models';
import { claimValues } from '../accounts.js';
import type { AuthorizationServer } from '../authorization-server.js';
import type { ForBrowser } from '../respond/to-browser.js';
import type { User } from './sessions.js';

type Asked = AuthorizationResponse;

/** Gives the client what it asked for. Of a ticket comes one issue or one fail, never a second. */
export function issue(server: AuthorizationServer, asked: Asked, user: User): Promise<ForBrowser> {
  const account = server.accounts.find(user.subject);
  const claims = account && claimValues(account, asked.claims);
  return server.authlete.authorization.issue({
    serviceId: server.serviceId,
    authorizationIssueRequest: {
      ticket: ticketOf(asked),
      subject: user.subject,
      authTime: user.authTime,
      ...(claims !== undefined && { claims }),
    },
  });
}

/** Tells the client, through Authlete, that it gets nothing. */
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
