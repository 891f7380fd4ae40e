import type { RequestHandler, Response } from 'express';
import type { AuthorizationServer } from '../authorization-server.js';
import { dpopOf } from '../request/dpop.js';
import { forClient } from '../request/for-client.js';
import { setDpopNonce } from '../respond/dpop-nonce.js';
import { toClient } from '../respond/to-client.js';

const statuses: Readonly<Record<string, number>> = {
  OK: 200,
  // The refresh is done, and an ID token may be left out of its answer (OpenID Connect Core, section 12.2). That
  // is, with later versions of the SDK: 0.0.3-beta takes this action for an error.
  ID_TOKEN_REISSUABLE: 200,
  BAD_REQUEST: 400,
  INVALID_CLIENT: 401,
  INTERNAL_SERVER_ERROR: 500,
};

/** The token endpoint (RFC 6749, section 3.2). */
export const token = (server: AuthorizationServer): RequestHandler =>
  forClient(async (asked, request, response) => {
    const { authlete, serviceId, issuer } = server;
    const answer = await authlete.token.process({
      serviceId,
      tokenRequest: { ...asked, ...dpopOf(request, issuer) },
    });
    setDpopNonce(response, answer);
    if (answer.action === 'PASSWORD') return refusePassword(server, response, answer.ticket);
    const status = statuses[answer.action ?? ''];
    if (status === undefined || answer.responseContent === undefined)
      // TOKEN_EXCHANGE and JWT_BEARER: grants that this server leaves to others.
      return toClient(response, 400, { error: 'unsupported_grant_type' });
    return toClient(response, status, answer.responseContent);
  });

/** This server asks people for their password itself, never through a client (RFC 9700, section 2.4). */
async function refusePassword(
  { authlete, serviceId }: AuthorizationServer,
  response: Response,
  ticket = '',
): Promise<void> {
  await authlete.token.fail({ serviceId, tokenFailRequest: { ticket, reason: 'UNKNOWN' } });
  toClient(response, 400, { error: 'unsupported_grant_type' });
}
