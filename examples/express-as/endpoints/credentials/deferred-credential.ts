import type { RequestHandler } from 'express';
import type { AuthorizationServer } from '../../authorization-server.js';
import { answerWallet } from '../../credentials/answer-wallet.js';
import { requestedCredential } from '../../credentials/requested.js';

/**
 * The deferred credential endpoint (OpenID4VCI, section 9). In this example, every review has finished by
 * then. `/deferred/issue` takes no access token, so the calls before it must verify the wallet.
 */
export const deferredCredential =
  (server: AuthorizationServer): RequestHandler =>
  async (request, response) => {
    const requested = await requestedCredential(server, '/deferred/parse', request, response);
    if (requested === undefined) return;
    const { order, denied } = requested;
    answerWallet(response, await server.callIssuer('/deferred/issue', { order, denied }));
  };
