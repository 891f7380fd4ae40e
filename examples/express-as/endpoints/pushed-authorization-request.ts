import type { RequestHandler } from 'express';
import type { AuthorizationServer } from '../authorization-server.js';
import { dpopOf, setDpopNonce } from '../protected-resource.js';
import { forClient } from '../request/for-client.js';
import { relay, type Statuses } from '../respond/relay.js';

const statuses: Statuses = {
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
    relay(response, answer, statuses);
  });
