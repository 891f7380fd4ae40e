import { requireCredentialIssuance } from '../../../credentials/settings.js';
import { callerError, type Failure, unpublished } from '../../../failure.js';
import { operation, result } from '../../../operation.js';
import { issuanceDisabledMessage, issuanceNeeded } from '../../../results/credential-issuer.js';
import { credentialOfferInfo } from '../../../views/credential-offer.js';

const id = 'vci_offer_info_api';

/** POST /vci/offer/info: returns the offer that a wallet fetches by reference (OpenID4VCI, section 4.1.3). */
export default operation(id, async ({ service, settings, body: { identifier } }) => {
  requireCredentialIssuance(settings, 'A000000', {
    action: 'FORBIDDEN',
    message: { outcome: issuanceDisabledMessage, needed: issuanceNeeded },
  });
  if (!identifier) throw callerError('The call has no identifier.', 'The member identifier.');
  const offer = await service.find('credentialOffer', identifier);
  if (offer === undefined)
    throw notFound(
      'There is no credential offer with this identifier.',
      'The identifier of a credential offer that /vci/offer/create returned.',
    );
  if (service.hasExpired(offer))
    throw notFound('The credential offer has expired.', 'A credential offer that has not expired.');
  const message = { outcome: 'The credential offer.' };
  return result(id, 'A000000', { info: credentialOfferInfo(offer) }, { action: 'OK', message });
});

const notFound = (outcome: string, needed: string): Failure =>
  unpublished(outcome, needed, { action: 'NOT_FOUND' });
