import type { RequestHandler } from 'express';
import type { AuthorizationServer } from '../../authorization-server.js';
import { answerWallet, refuse } from '../../credentials/answer-wallet.js';
import { contentOf } from '../../credentials/contents.js';
import { holderOf } from '../../credentials/holder.js';

/** The credential endpoint (OpenID4VCI, section 8): whose token it is, what is asked for, what is issued. */
export const credential =
  (server: AuthorizationServer): RequestHandler =>
  async (request, response) => {
    const { accounts, callIssuer } = server;
    const holder = await holderOf(server, request, response);
    if (holder === undefined) return;
    const { accessToken, subject } = holder;
    const requestContent = typeof request.body === 'string' ? request.body : '';
    const parsed = await callIssuer('/single/parse', { accessToken, requestContent });
    if (parsed.action !== 'OK') return refuse(response, parsed);

    const { identifier: requestIdentifier, credentialConfigurationId } = parsed.info ?? {};
    const account = accounts.find(subject);
    const credentialPayload = contentOf(account, credentialConfigurationId);
    const issued = await callIssuer('/single/issue', {
      accessToken,
      order: { requestIdentifier, credentialPayload, issuanceDeferred: account?.underReview ?? false },
      denied: credentialPayload === undefined,
    });
    answerWallet(response, issued);
  };
