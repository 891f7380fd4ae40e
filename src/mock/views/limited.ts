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

export function serviceWithoutSecrets(settings: ServiceRecord): Schema<'service'> {
  const shown: Partial<ServiceRecord> = { ...settings };
  for (const name of secretsOfService) delete shown[name];
  return shown;
}

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

export const limitedClient = (client: ClientRecord): Schema<'client_limited_authorization'> =>
  Object.fromEntries(
    shownOfClient.flatMap((name) => (client[name] === undefined ? [] : [[name, client[name]]])),
  );
