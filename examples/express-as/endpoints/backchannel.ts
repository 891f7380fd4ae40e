import type { BackchannelAuthenticationFailRequestReason } from '@authlete/typescript-sdk/models';
import type { RequestHandler } from 'express';
import type { AuthorizationServer } from '../authorization-server.js';
import { askedElsewhere } from '../interaction/elsewhere.js';
import { backchannelEnding } from '../interaction/endings.js';
import { expiredPage } from '../pages/outcome.js';
import { showPage } from '../pages/show.js';
import { forClient } from '../request/from-client.js';
import { relay } from '../respond/relay.js';

/** The backchannel authentication endpoint (CIBA Core, section 7). */
export const backchannelAuthentication = (server: AuthorizationServer): RequestHandler =>
  forClient(async (backchannelAuthenticationRequest, _request, response) => {
    const { authlete, serviceId, accounts, phones } = server;
    const asked = await authlete.ciba.processAuthentication({ serviceId, backchannelAuthenticationRequest });
    if (asked.action !== 'USER_IDENTIFICATION') return relay(response, asked);
    const { ticket = '', hintType, hint, sub } = asked;
    // A login hint token has a client-specific format that this server does not know.
    const account = accounts.find(hintType === 'ID_TOKEN_HINT' ? sub : hint);
    if (account === undefined) return relay(response, await fail(server, ticket, 'UNKNOWN_USER_ID'));
    const issued = await authlete.ciba.issue({
      serviceId,
      backchannelAuthenticationIssueRequest: { ticket },
    });
    relay(response, issued, { OK: 200, INVALID_TICKET: 500 });
    if (issued.action === 'OK') phones.send({ subject: account.subject, ticket, asked });
  });

const fail = (
  { authlete, serviceId }: AuthorizationServer,
  ticket: string,
  reason: BackchannelAuthenticationFailRequestReason,
) => authlete.ciba.fail({ serviceId, backchannelAuthenticationFailRequest: { ticket, reason } });

/** The page that a person opens on the phone to answer a backchannel request. */
export const phone =
  ({ phones, sessions }: AuthorizationServer): RequestHandler =>
  (request, response) => {
    const message = phones.open(String(request.params['id']));
    if (message === undefined) return showPage(response, expiredPage(), 400);
    const { subject, ticket, asked } = message;
    const id = sessions.begin(sessions.of(request, response), {
      asked: { ...askedElsewhere(asked), subject },
      ending: backchannelEnding(ticket),
      ...(asked.bindingMessage && { message: `The application shows: ${asked.bindingMessage}` }),
    });
    response.redirect(303, `/interaction/${id}`);
  };
