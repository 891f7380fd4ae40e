import { requireCredentialIssuance } from '../../../credentials/settings.js';
import { callerError, Failure } from '../../../failure.js';
import { operation, result } from '../../../operation.js';
import { issuanceDisabledMessage } from '../../../results/credential-issuer.js';
import { credentialOfferInfo } from '../../../views/credential-offer.js';

const id = 'vci_offer_info_api';

/** POST /vci/offer/info: returns the offer that a wallet fetches by reference (OpenID4VCI, section 4.1.3). */
export default operation(id, async ({ service, settings, body: { identifier } }) => {
  requireCredentialIssuance(settings, 'A000000', {
    action: 'FORBIDDEN',
    message: { outcome: issuanceDisabledMessage },
  });
  if (!identifier) throw callerError('The call has no identifier.');
  const offer = await service.find('credentialOffer', identifier);
  if (offer === undefined) throw notFound('There is no credential offer with this identifier.');
  if (service.hasExpired(offer)) throw notFound('The credential offer has expired.');
  const message = { outcome: 'The credential offer.' };
  return result(id, 'A000000', { info: credentialOfferInfo(offer) }, { action: 'OK', message });
});

const notFound = (outcome: string): Failure =>
  new Failure('A000000', { action: 'NOT_FOUND', message: { outcome } });
