import { badRequest } from '../failure.js';
import { requestedDetails } from '../oauth/authorization-details.js';
import type { Rule } from '../oauth/check.js';
import { namedConfigurations } from './issuable.js';

/** OpenID4VCI, section 5.1.3: issuer_state must belong to an unexpired credential offer. */
export const issuerStateIsKnown: Rule = ({ parameters, settings, credentialOffer }) => {
  if (!settings.verifiableCredentialsEnabled || parameters.text('issuer_state') === undefined)
    return undefined;
  if (parameters.isRepeated('issuer_state'))
    return badRequest(
      'invalid_request',
      'The request has more than one issuer_state.',
      'One issuer_state.',
      'OpenID4VCI',
    );
  return credentialOffer === undefined
    ? badRequest(
        'invalid_request',
        'The issuer_state does not belong to a valid credential offer.',
        'The issuer_state of a credential offer that has not expired.',
        'OpenID4VCI',
      )
    : undefined;
};

/** OpenID4VCI, section 5.1.1: details of type openid_credential must identify a credential configuration. */
export const credentialDetailsAreKnown: Rule = ({ parameters, settings }) => {
  if (!settings.verifiableCredentialsEnabled) return undefined;
  const details = (requestedDetails(parameters) ?? []).filter(({ type }) => type === 'openid_credential');
  const index = details.findIndex((detail) => namedConfigurations(settings, detail).length === 0);
  return index < 0
    ? undefined
    : badRequest(
        'invalid_authorization_details',
        `The element ${index} of authorization_details does not name a credential of the service.`,
        'A credential_configuration_id of the service in each element of the type openid_credential.',
        'OpenID4VCI',
      );
};
