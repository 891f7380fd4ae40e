import { keepOffer, newOffer } from '../../../credentials/offers.js';
import { requireCredentialIssuance } from '../../../credentials/settings.js';
import { operation, result } from '../../../operation.js';
import { credentialOfferInfo } from '../../../views/credential-offer.js';

const id = 'vci_offer_create_api';

/** POST /vci/offer/create (OpenID4VCI, section 4.1). */
export default operation(id, async ({ service, settings, body }) => {
  requireCredentialIssuance(settings, 'A366201');
  const offer = newOffer({ service, settings }, body);
  await keepOffer(service, offer);
  return result(id, 'A366001', { info: credentialOfferInfo(offer) });
});
