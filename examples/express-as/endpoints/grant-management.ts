import type { RequestHandler } from 'express';
import type { AuthorizationServer } from '../authorization-server.js';
import { accessTokensOf } from '../request/access-token.js';
import { clientCertificateOf } from '../request/client-certificate.js';
import { dpopOf } from '../request/dpop.js';
import { challenge } from '../respond/challenge.js';
import { setDpopNonce } from '../respond/dpop-nonce.js';
import { toClient } from '../respond/to-client.js';

const refusals: Readonly<Record<string, number>> = { UNAUTHORIZED: 401, FORBIDDEN: 403, NOT_FOUND: 404 };

/** The grant management endpoint (Grant Management for OAuth 2.0, section 6): GET asks, DELETE revokes. */
export const grantManagement =
  ({ authlete, serviceId, issuer }: AuthorizationServer): RequestHandler =>
  async (request, response) => {
    const [accessToken] = accessTokensOf(request);
    if (accessToken === undefined) return challenge(response, 401, 'Bearer');
    const { clientCertificate } = clientCertificateOf(request);
    const answer = await authlete.grantManagement.processRequest({
      serviceId,
      gMRequest: {
        accessToken,
        gmAction: request.method === 'DELETE' ? 'REVOKE' : 'QUERY',
        grantId: String(request.params['id']),
        ...dpopOf(request, issuer),
        ...(clientCertificate !== undefined && { clientCertificate }),
      },
    });
    setDpopNonce(response, answer);
    const { action = '', responseContent = '' } = answer;
    if (action === 'OK') return toClient(response, 200, responseContent);
    if (action === 'NO_CONTENT') return toClient(response, 204, '');
    const status = refusals[action];
    if (status === undefined) throw new Error(`Failed to manage a grant: Authlete said ${action}.`);
    return challenge(response, status, responseContent);
  };
