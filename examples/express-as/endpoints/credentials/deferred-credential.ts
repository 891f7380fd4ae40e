import type { RequestHandler } from 'express';
import type { AuthorizationServer } from '../../authorization-server.js';
import { answerWallet } from '../../credentials/answer-wallet.js';
import { requestedCredential } from '../../credentials/requested.js';

/**
 * The deferred credential endpoint (OpenID4VCI, section 9), by which time everybody has been reviewed. `/deferred/issue`
 * takes no access token, so whoever comes here must have passed the calls before it.
 */
export const deferredCredential =
  (server: AuthorizationServer): RequestHandler =>
  async (request, response) => {
    const requested = await requestedCredential(server, '/deferred/parse', request, response);
    if (requested === undefined) return;
    const { order, denied } = requested;
    answerWallet(response, await server.callIssuer('/deferred/issue', { order, denied }));
  };
