import type { RequestHandler } from 'express';
import type { AuthorizationServer } from '../authorization-server.js';
import { forClient } from '../request/from-client.js';
import { relay } from '../respond/relay.js';

/** The revocation endpoint (RFC 7009). */
export const revoke = ({ authlete, serviceId }: AuthorizationServer): RequestHandler =>
  forClient(async (revocationRequest, _request, response) => {
    const answer = await authlete.revocation.process({ serviceId, revocationRequest });
    if (answer.action !== 'OK') return relay(response, answer);
    response.set({ 'Cache-Control': 'no-store', Pragma: 'no-cache' });
    // There is content only if the client sent a callback parameter (RFC 7009, section 2.3).
    if (answer.responseContent) response.type('application/javascript').send(answer.responseContent);
    else response.status(200).end();
  });
