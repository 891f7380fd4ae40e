import type { RequestHandler } from 'express';
import type { AuthorizationServer } from '../authorization-server.js';
import { dpopOf, setDpopNonce } from '../protected-resource.js';
import { forClient } from '../request/from-client.js';
import { relay } from '../respond/relay.js';

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
    relay(response, answer, { CREATED: 201 });
  });
