import type { CredentialRequest } from '../../domain/credential-request.js';
import type { ServiceRecord } from '../../domain/records.js';
import type { Schema } from '../../spec/types.js';
import { isFirstDraft } from './settings.js';

/**
 * Returns a credential request in the API's format. Omits the configuration if the request does not name one: in
 * the first draft, and with a credential_identifier. Authorization servers tell the versions apart by this.
 */
export function requestInfo(
  request: CredentialRequest,
  settings: Pick<ServiceRecord, 'oid4vciVersion'>,
): Schema<'credential_request_info'> {
  const { identifier, format, details, configurationId, credentialIdentifier } = request;
  const bindingKeys = request.bindingKeys.map((key) => JSON.stringify(key));
  const [bindingKey] = bindingKeys;
  const named =
    credentialIdentifier === undefined
      ? !isFirstDraft(settings) && { credentialConfigurationId: configurationId }
      : { credentialIdentifier };
  return {
    identifier,
    format,
    ...(bindingKey !== undefined && { bindingKey, bindingKeys }),
    details,
    ...named,
  };
}
