import { facts } from '../../../operation.js';

/** POST /vci/offer/create */
export default facts('vci_offer_create_api', {
  permission: 'use_service',
  refusal: 'none',
  actions: {
    CREATED: {
      members: ['info'],
      issues: {
        credentialOffer: 'response.info.identifier',
        preAuthorizedCode: 'response.info.preAuthorizedCode',
        issuerState: 'response.info.issuerState',
      },
    },
  },
});
