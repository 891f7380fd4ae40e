import type { AuthorizationFailRequestReason, AuthorizationResponse } from '@authlete/typescript-sdk/models';
import type { AuthorizationServer } from '../authorization-server.js';
import type { ForBrowser } from '../respond/to-browser.js';
import { granted } from './granted.js';
import type { User } from './sessions.js';

type Asked = AuthorizationResponse;

/** Gives the client what it asked for. Of a ticket comes one issue or one fail, never a second. */
export function issue(server: AuthorizationServer, asked: Asked, user: User): Promise<ForBrowser> {
  return server.authlete.authorization.issue({
    serviceId: server.serviceId,
    authorizationIssueRequest: { ticket: ticketOf(asked), ...granted(server, asked, user) },
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
