import type { ClientRecord, ServiceRecord } from '../../../domain/records.js';
import { isObject, parseJson } from '../../../json.js';
import { clientMetadata, localizedMetadata } from '../metadata.js';

/** Returns the client information response (RFC 7591, section 3.2.1), as JSON. */
export function clientInformation(
  settings: ServiceRecord,
  client: ClientRecord,
  registrationAccessToken: string,
  more: object = {},
): string {
  const { registrationEndpoint, registrationManagementEndpoint } = settings;
  const endpoint = registrationManagementEndpoint ?? registrationEndpoint;
  return JSON.stringify({
    client_id: String(client.clientId),
    client_secret: client.clientSecret,
    client_secret_expires_at: 0,
    client_id_issued_at: Math.floor(client.createdAt / 1000),
    registration_access_token: registrationAccessToken,
    registration_client_uri: endpoint === undefined ? undefined : `${endpoint}/${client.clientId}`,
    ...standardMetadata(client),
    scope: registeredScope(settings, client),
    ...customMetadata(client),
    ...more,
  });
}

/** Returns the metadata of a client (RFC 7591, section 2), as registered. */
export function standardMetadata(client: ClientRecord): Record<string, unknown> {
  const metadata: Record<string, unknown> = {};
  for (const [name, property, form] of clientMetadata) {
    const value = client[property];
    if (value !== undefined && value !== null) metadata[name] = form.toMetadata(value);
  }
  for (const [name, property] of localizedMetadata) {
    for (const { tag, value } of client[property] ?? []) metadata[`${name}#${tag}`] = value;
  }
  return metadata;
}

function registeredScope(
  { dcrScopeUsedAsRequestable }: ServiceRecord,
  { extension }: ClientRecord,
): string | undefined {
  const { requestableScopesEnabled, requestableScopes } = extension ?? {};
  return dcrScopeUsedAsRequestable && requestableScopesEnabled ? requestableScopes?.join(' ') : undefined;
}

function customMetadata({ customMetadata: json = '{}' }: ClientRecord): object {
  const custom = parseJson(json);
  return isObject(custom) ? custom : {};
}
