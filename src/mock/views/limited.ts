import type { Schema } from '../../spec/types.js';
import type { ClientRecord, ServiceRecord } from '../state/records.js';

/** Members of a service that authorization responses leave out: keys and credentials. */
const secretsOfService = [
  'apiSecret',
  'jwks',
  'federationJwks',
  'credentialJwks',
  'snsCredentials',
  'developerAuthenticationCallbackApiKey',
  'developerAuthenticationCallbackApiSecret',
  'authenticationCallbackApiKey',
  'authenticationCallbackApiSecret',
] as const satisfies readonly (keyof Schema<'service'>)[];

/** The service as authorization responses show it, made once for each version of its record. */
export function serviceWithoutSecrets(settings: ServiceRecord): Schema<'service'> {
  const known = shownServices.get(settings);
  if (known !== undefined) return known;
  const shown: Partial<ServiceRecord> = { ...settings };
  for (const name of secretsOfService) delete shown[name];
  shownServices.set(settings, shown);
  return shown;
}

const shownServices = new WeakMap<ServiceRecord, Schema<'service'>>();

/** The members of a client that authorization responses show (`client_limited_authorization`). */
const shownOfClient = [
  'number',
  'clientName',
  'clientNames',
  'description',
  'descriptions',
  'clientId',
  'clientIdAlias',
  'clientIdAliasEnabled',
  'clientType',
  'logoUri',
  'logoUris',
  'tosUri',
  'tosUris',
  'policyUri',
  'policyUris',
  'serviceNumber',
  'defaultMaxAge',
  'authTimeRequired',
  'createdAt',
  'modifiedAt',
  'tlsClientCertificateBoundAccessTokens',
  'bcUserCodeRequired',
  'dynamicallyRegistered',
  'parRequired',
  'requestObjectRequired',
  'frontChannelRequestObjectEncryptionRequired',
  'requestObjectEncryptionAlgMatchRequired',
  'requestObjectEncryptionEncMatchRequired',
  'singleAccessTokenPerSubject',
  'pkceRequired',
  'pkceS256Required',
  'rsRequestSigned',
  'dpopRequired',
  'locked',
  'mtlsEndpointAliasesUsed',
  'inScopeForTokenMigration',
  'trustChainExpiresAt',
  'trustChainUpdatedAt',
  'automaticallyRegistered',
  'explicitlyRegistered',
  'credentialResponseEncryptionRequired',
  'metadataDocumentLocation',
  'metadataDocumentExpiresAt',
  'metadataDocumentUpdatedAt',
  'discoveredByMetadataDocument',
  'clientSource',
  'entityId',
] as const satisfies readonly (keyof Schema<'client_limited_authorization'> & keyof ClientRecord)[];

/** The client as authorization responses show it, made once for each version of its record. */
export function limitedClient(client: ClientRecord): Schema<'client_limited_authorization'> {
  const known = shownClients.get(client);
  if (known !== undefined) return known;
  const shown = Object.fromEntries(
    shownOfClient.flatMap((name) => (client[name] === undefined ? [] : [[name, client[name]]])),
  );
  shownClients.set(client, shown);
  return shown;
}

const shownClients = new WeakMap<ClientRecord, Schema<'client_limited_authorization'>>();

/** The members of a client that lists of tokens and authorizations show (`client_limited`). */
const shownInLists = [
  'number',
  'clientName',
  'clientNames',
  'description',
  'descriptions',
  'clientId',
  'clientIdAlias',
  'clientIdAliasEnabled',
  'clientType',
] as const satisfies readonly (keyof Schema<'client_limited'> & keyof ClientRecord)[];

export const clientSummary = (client: ClientRecord): Schema<'client_limited'> =>
  Object.fromEntries(
    shownInLists.flatMap((name) => (client[name] === undefined ? [] : [[name, client[name]]])),
  );
