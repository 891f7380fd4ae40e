import type { RequestHandler } from 'express';
import type { AuthorizationServer } from '../../authorization-server.js';
import { answerWallet, refuse } from '../../credentials/answer-wallet.js';
import { contentOf } from '../../credentials/contents.js';
import { holderOf } from '../../credentials/holder.js';

/**
 * The deferred credential endpoint (OpenID4VCI, section 9), by which time everybody has been reviewed. `/deferred/issue`
 * takes no access token, so whoever comes here must have passed the calls before it.
 */
export const deferredCredential =
  (server: AuthorizationServer): RequestHandler =>
  async (request, response) => {
    const { accounts, callIssuer } = server;
    const holder = await holderOf(server, request, response);
    if (holder === undefined) return;
    const { accessToken, subject } = holder;
    const requestContent = typeof request.body === 'string' ? request.body : '';
    const parsed = await callIssuer('/deferred/parse', { accessToken, requestContent });
    if (parsed.action !== 'OK') return refuse(response, parsed);

    const { identifier: requestIdentifier, credentialConfigurationId } = parsed.info ?? {};
    const credentialPayload = contentOf(accounts.find(subject), credentialConfigurationId);
    const issued = await callIssuer('/deferred/issue', {
      order: { requestIdentifier, credentialPayload },
      denied: credentialPayload === undefined,
    });
    answerWallet(response, issued);
  };
