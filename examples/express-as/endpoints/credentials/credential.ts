import type { RequestHandler } from 'express';
import type { AuthorizationServer } from '../../authorization-server.js';
import { answerWallet } from '../../credentials/answer-wallet.js';
import { requestedCredential } from '../../credentials/requested.js';

/**
 * The credential endpoint (OpenID4VCI, section 8): checks the token, parses the request, issues the
 * credential.
 */
export const credential =
  (server: AuthorizationServer): RequestHandler =>
  async (request, response) => {
    const requested = await requestedCredential(server, '/single/parse', request, response);
    if (requested === undefined) return;
    const { accessToken, account, order, denied } = requested;
    const issued = await server.callIssuer('/single/issue', {
      accessToken,
      order: { ...order, issuanceDeferred: account?.underReview ?? false },
      denied,
    });
    answerWallet(response, issued);
  };
