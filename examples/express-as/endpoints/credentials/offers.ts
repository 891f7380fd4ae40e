import { randomInt } from 'node:crypto';
import type { RequestHandler } from 'express';
import type { AuthorizationServer } from '../../authorization-server.js';
import { basicCredentials, parametersOf } from '../../request/from-client.js';
import { toClient } from '../../respond/relay.js';

/**
 * Creates an offer that a person shows to a wallet (OpenID4VCI, section 4.1). The transaction code is sent
 * over another channel.
 */
export const makeOffer =
  ({ issuer, accounts, callIssuer, sendMessage }: AuthorizationServer): RequestHandler =>
  async (request, response) => {
    const { clientId: subject = '', clientSecret: password = '' } = basicCredentials(request);
    if (accounts.authenticate(subject, password) === undefined)
      return toClient(response, 401, { error: 'invalid_user' });
    const parameters = new URLSearchParams(parametersOf(request));
    const txCode = String(randomInt(1_000_000)).padStart(6, '0');
    const { action, info } = await callIssuer('/offer/create', {
      subject,
      credentialConfigurationIds: parameters.getAll('credential_configuration_id'),
      authorizationCodeGrantIncluded: true,
      issuerStateIncluded: true,
      preAuthorizedCodeGrantIncluded: true,
      txCode,
      txCodeInputMode: 'numeric',
    });
    if (action !== 'CREATED' || info?.identifier === undefined)
      throw new Error(
        `Failed to create a credential offer: the action of Authlete's response was ${action ?? 'missing'}.`,
      );
    sendMessage(subject, `Your transaction code is ${txCode}.`);
    const location = encodeURIComponent(`${issuer}/offers/${info.identifier}`);
    toClient(response, 201, { offer: `openid-credential-offer://?credential_offer_uri=${location}` });
  };

/**
 * Serves an offer by reference (OpenID4VCI, section 4.1.3): only the offer, not Authlete's other data about
 * it.
 */
export const readOffer =
  ({ callIssuer }: AuthorizationServer): RequestHandler =>
  async (request, response) => {
    const { action, info } = await callIssuer('/offer/info', { identifier: String(request.params['id']) });
    if (action === 'NOT_FOUND' || action === 'FORBIDDEN')
      return toClient(response, 404, { error: 'not_found' });
    if (action !== 'OK' || typeof info?.credentialOffer !== 'string')
      throw new Error(`Failed to read a credential offer: Authlete said ${action ?? 'nothing'}.`);
    toClient(response, 200, info.credentialOffer);
  };
