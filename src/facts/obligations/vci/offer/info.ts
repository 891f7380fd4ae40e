import { json } from '../../common.js';
import { must, obligations, should } from '../../declare.js';
import { member, noStore } from '../../obligation.js';

const error = (status: number | readonly number[], note: string) => [
  should({
    status,
    contentType: json,
    body: 'own',
    sources: ['Authlete', 'reference implementation'],
    note: `${note} resultMessage is not for the wallet.`,
  }),
];

/** POST /vci/offer/info */
export default obligations('vci_offer_info_api', 'credential-offer', {
  OK: [
    must({
      status: 200,
      contentType: json,
      body: member('info.credentialOffer'),
      sources: ['OpenID4VCI 1.0 4.1.3', 'Authlete', 'reference implementation'],
      note: 'The other members of info, such as subject and txCode, must not leave the server.',
    }),
    should({
      headers: noStore,
      sources: ['OpenID4VCI 1.0 13'],
      note: 'The offer can hold a pre-authorized code.',
    }),
  ],
  FORBIDDEN: error([403, 404], 'The feature is off.'),
  NOT_FOUND: error(404, 'The offer is unknown or expired.'),
  CALLER_ERROR: error(500, 'The server is at fault.'),
  AUTHLETE_ERROR: error(500, 'Authlete is at fault.'),
});
