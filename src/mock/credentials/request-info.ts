import type { CredentialRequest } from '../../domain/credential-request.js';
import type { ServiceRecord } from '../../domain/records.js';
import type { Schema } from '../../spec/types.js';
import { isFirstDraft } from './version.js';

/**
 * A credential request as the API shows it. The configuration is not told where the request names none: in the first
 * draft, and where it names a credential_identifier. Authorization servers tell the versions apart by it.
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
