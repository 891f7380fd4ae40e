import { facts } from '../../../operation.js';

/** POST /vci/offer/info */
export default facts('vci_offer_info_api', {
  permission: 'use_service',
  refusal: 'none',
  repeatable: true,
  actions: { OK: { members: ['info'] } },
});
