import type { CredentialOffer } from '../../domain/credential-offer.js';
import type { Schema } from '../../spec/types.js';

export const preAuthorizedCodeGrant = 'urn:ietf:params:oauth:grant-type:pre-authorized_code';

/** Returns a credential offer in the format of API responses. */
export function credentialOfferInfo(offer: CredentialOffer): Schema<'credential_offer_info'> {
  const { credentialConfigurationIds, properties, ...rest } = offer;
  return {
    ...rest,
    credentialOffer: JSON.stringify(offerJson(offer)),
    credentialConfigurationIds: [...credentialConfigurationIds],
    ...(properties && { properties: [...properties] }),
  };
}

/** The offer that the wallet receives (OpenID4VCI, section 4.1.1). */
function offerJson(offer: CredentialOffer): object {
  const { authorizationCodeGrantIncluded, preAuthorizedCodeGrantIncluded } = offer;
  const grants = {
    ...(authorizationCodeGrantIncluded && { authorization_code: { issuer_state: offer.issuerState } }),
    ...(preAuthorizedCodeGrantIncluded && {
      [preAuthorizedCodeGrant]: { 'pre-authorized_code': offer.preAuthorizedCode, tx_code: txCode(offer) },
    }),
  };
  return {
    credential_issuer: offer.credentialIssuer,
    credential_configuration_ids: offer.credentialConfigurationIds,
    grants: Object.keys(grants).length > 0 ? grants : undefined,
  };
}

/** Describes the transaction code. The code itself reaches the user by another channel. */
const txCode = ({ txCode: code, txCodeInputMode, txCodeDescription }: CredentialOffer) =>
  code === undefined
    ? undefined
    : { length: [...code].length, input_mode: txCodeInputMode, description: txCodeDescription };
