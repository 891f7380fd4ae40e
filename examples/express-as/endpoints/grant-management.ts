import type { RequestHandler } from 'express';
import type { AuthorizationServer } from '../authorization-server.js';
import { accessTokensOf, challenge, proofsOf, setDpopNonce } from '../protected-resource.js';
import { obey, relay, toClient } from '../respond/relay.js';

/** The grant management endpoint (Grant Management for OAuth 2.0, section 6): GET queries, DELETE revokes. */
export const grantManagement =
  ({ authlete, serviceId, issuer }: AuthorizationServer): RequestHandler =>
  async (request, response) => {
    const [accessToken] = accessTokensOf(request);
    if (accessToken === undefined) return challenge(response, 401, 'Bearer');
    const answer = await authlete.grantManagement.processRequest({
      serviceId,
      gMRequest: {
        accessToken,
        gmAction: request.method === 'DELETE' ? 'REVOKE' : 'QUERY',
        grantId: String(request.params['id']),
        ...proofsOf(request, issuer),
      },
    });
    setDpopNonce(response, answer);
    if (answer.action === 'OK') return relay(response, answer, { OK: 200 });
    if (answer.action === 'NO_CONTENT') return toClient(response, 204, '');
    // Clients cannot fix CALLER_ERROR and AUTHLETE_ERROR, so they are not passed on.
    const { status, content } = obey(answer, { NOT_FOUND: 404 });
    challenge(response, status, content);
  };
