import type { BackchannelAuthenticationFailRequestReason } from '@authlete/typescript-sdk/models';
import type { RequestHandler, Response } from 'express';
import type { AuthorizationServer } from '../authorization-server.js';
import { forClient } from '../request/for-client.js';
import { toClient } from '../respond/to-client.js';

const statuses: Readonly<Record<string, number>> = {
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
    if (asked.action !== 'USER_IDENTIFICATION') return relay(response, asked);
    const { ticket = '', hintType, hint, sub } = asked;
    // A login hint token has a form of the client's own, which this server does not know.
    const account = accounts.find(hintType === 'ID_TOKEN_HINT' ? sub : hint);
    if (account === undefined) return relay(response, await fail(server, ticket, 'UNKNOWN_USER_ID'));
    const issued = await authlete.ciba.issue({
      serviceId,
      backchannelAuthenticationIssueRequest: { ticket },
    });
    relay(response, issued);
    if (issued.action === 'OK') phones.send({ subject: account.subject, ticket, asked });
  });

const fail = (
  { authlete, serviceId }: AuthorizationServer,
  ticket: string,
  reason: BackchannelAuthenticationFailRequestReason,
) => authlete.ciba.fail({ serviceId, backchannelAuthenticationFailRequest: { ticket, reason } });

interface Answer {
  readonly action?: string | undefined;
  readonly responseContent?: string | undefined;
}

function relay(response: Response, { action = '', responseContent }: Answer): void {
  const status = statuses[action];
  if (status === undefined || responseContent === undefined)
    throw new Error(`Failed to answer a backchannel request: Authlete said ${action}.`);
  toClient(response, status, responseContent);
}
