import { must, obligations, should } from '../../declare.js';
import { call } from '../../obligation.js';

const failed = (note: string) => [
  should({
    status: [500, 503],
    body: 'own',
    sources: ['Authlete', 'reference implementation'],
    note: `${note} The page does not show resultMessage, which tells a user nothing.`,
  }),
];

/** POST /vci/offer/create */
export default obligations('vci_offer_create_api', 'credential-offer', {
  CREATED: [
    must({
      body: 'own',
      sources: ['OpenID4VCI 1.0 4.1', 'Authlete'],
      note: 'The wallet gets info.credentialOffer, or a URL of the server with info.identifier.',
    }),
    must({
      when: 'offer-by-reference',
      calls: [call('vci_offer_info_api')],
      later: true,
      sources: ['OpenID4VCI 1.0 4.1.3', 'reference implementation'],
    }),
    must({
      when: 'transaction-code',
      id: 'code-apart',
      rule: 'The user gets the transaction code over another channel, never inside the offer.',
      sources: ['OpenID4VCI 1.0 4.1.1', 'OpenID4VCI 1.0 13'],
    }),
  ],
  FORBIDDEN: failed('The feature is off.'),
  CALLER_ERROR: failed('The server is at fault: subject or credentialConfigurationIds is missing.'),
  AUTHLETE_ERROR: failed('Authlete is at fault.'),
});
