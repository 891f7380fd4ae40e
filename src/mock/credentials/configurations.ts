import { isObject, type JsonObject, parseJson } from '../oauth/claims.js';
import type { ServiceRecord } from '../state/records.js';

type Settings = Pick<ServiceRecord, 'credentialIssuerMetadata'>;

/** `credential_configurations_supported` by configuration ID (OpenID4VCI, section 12.2.4); empty if it is unreadable. */
export function credentialConfigurations({
  credentialIssuerMetadata,
}: Settings): ReadonlyMap<string, JsonObject> {
  const configurations = parseJson(credentialIssuerMetadata?.credentialsSupported ?? '{}');
  const entries = isObject(configurations) ? Object.entries(configurations) : [];
  return new Map(entries.flatMap(([id, value]) => (isObject(value) ? [[id, value]] : [])));
}
