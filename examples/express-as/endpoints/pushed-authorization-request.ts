import type { RequestHandler } from 'express';
import type { AuthorizationServer } from '../authorization-server.js';
import { dpopOf } from '../request/dpop.js';
import { forClient } from '../request/for-client.js';
import { setDpopNonce } from '../respond/dpop-nonce.js';
import { toClient } from '../respond/to-client.js';

const statuses: Readonly<Record<string, number>> = {
  CREATED: 201,
  BAD_REQUEST: 400,
  UNAUTHORIZED: 401,
  FORBIDDEN: 403,
  PAYLOAD_TOO_LARGE: 413,
  INTERNAL_SERVER_ERROR: 500,
};

/** The pushed authorization request endpoint (RFC 9126, section 2). */
export const pushedAuthorizationRequest = ({
  authlete,
  serviceId,
  issuer,
}: AuthorizationServer): RequestHandler =>
  forClient(async (asked, request, response) => {
    const answer = await authlete.pushedAuthorization.create({
      serviceId,
      pushedAuthorizationRequest: { ...asked, ...dpopOf(request, issuer) },
    });
    setDpopNonce(response, answer);
    const { action = '', responseContent } = answer;
    const status = statuses[action];
    if (status === undefined || responseContent === undefined)
      throw new Error(`Failed to keep a request: Authlete said ${action}.`);
    toClient(response, status, responseContent);
  });
