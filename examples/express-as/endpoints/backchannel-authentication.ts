import type { BackchannelAuthenticationFailRequestReason } from '@authlete/typescript-sdk/models';
import type { RequestHandler } from 'express';
import type { AuthorizationServer } from '../authorization-server.js';
import { forClient } from '../request/for-client.js';
import { relay, type Statuses } from '../respond/relay.js';

const statuses: Statuses = {
  OK: 200,
  BAD_REQUEST: 400,
  UNAUTHORIZED: 401,
  FORBIDDEN: 403,
  INTERNAL_SERVER_ERROR: 500,
  INVALID_TICKET: 500,
};

/** The backchannel authentication endpoint (CIBA Core, section 7). */
export const backchannelAuthentication = (server: AuthorizationServer): RequestHandler =>
  forClient(async (backchannelAuthenticationRequest, _request, response) => {
    const { authlete, serviceId, accounts, phones } = server;
    const asked = await authlete.ciba.processAuthentication({ serviceId, backchannelAuthenticationRequest });
    if (asked.action !== 'USER_IDENTIFICATION') return relay(response, asked, statuses);
    const { ticket = '', hintType, hint, sub } = asked;
    // A login hint token has a client-specific format that this server does not know.
    const account = accounts.find(hintType === 'ID_TOKEN_HINT' ? sub : hint);
    if (account === undefined)
      return relay(response, await fail(server, ticket, 'UNKNOWN_USER_ID'), statuses);
    const issued = await authlete.ciba.issue({
      serviceId,
      backchannelAuthenticationIssueRequest: { ticket },
    });
    relay(response, issued, statuses);
    if (issued.action === 'OK') phones.send({ subject: account.subject, ticket, asked });
  });

const fail = (
  { authlete, serviceId }: AuthorizationServer,
  ticket: string,
  reason: BackchannelAuthenticationFailRequestReason,
) => authlete.ciba.fail({ serviceId, backchannelAuthenticationFailRequest: { ticket, reason } });
