import type { ClientRecord, ServiceRecord } from '../../domain/records.js';
import type { Schema } from '../../spec/types.js';
import { keepJson } from './kept-json.js';
import { sortedByName } from './scope.js';

/** Service members that authorization responses omit: keys and credentials. */
const secretsOfService = [
  'apiSecret',
  'federationJwks',
  'credentialJwks',
  'snsCredentials',
  'developerAuthenticationCallbackApiKey',
  'developerAuthenticationCallbackApiSecret',
  'authenticationCallbackApiKey',
  'authenticationCallbackApiSecret',
] as const satisfies readonly (keyof Schema<'service'>)[];

/** Returns the service in the format of authorization responses. */
export const serviceWithoutSecrets = oncePerRecord((settings: ServiceRecord): Schema<'service'> => {
  const { jwks, ...rest } = settings;
  const shown: Omit<Partial<ServiceRecord>, 'jwks'> = rest;
  for (const name of secretsOfService) delete shown[name];
  if (shown.supportedScopes !== undefined) shown.supportedScopes = sortedByName(shown.supportedScopes);
  if (shown.credentialIssuerMetadata === undefined) return shown;
  // These keys decrypt credential requests.
  const { credentialRequestEncryptionJwks, ...metadata } = shown.credentialIssuerMetadata;
  return { ...shown, credentialIssuerMetadata: metadata };
});

/** The client members in authorization responses (`client_limited_authorization`). */
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

/** Returns the client in the format of authorization responses. */
export const limitedClient = oncePerRecord(
  (client: ClientRecord): Schema<'client_limited_authorization'> => members(client, shownOfClient),
);

/** The client members in lists of tokens and authorizations (`client_limited`). */
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
  members(client, shownInLists);

const members = (client: ClientRecord, names: readonly (keyof ClientRecord)[]) =>
  Object.fromEntries(names.flatMap((name) => (client[name] === undefined ? [] : [[name, client[name]]])));

/** Caches the view and its JSON per record. Safe because records are replaced, never modified. */
function oncePerRecord<Given extends object, View extends object>(
  make: (record: Given) => View,
): (record: Given) => View {
  const made = new WeakMap<Given, View>();
  return (record) => {
    const known = made.get(record);
    if (known !== undefined) return known;
    const view = keepJson(make(record));
    made.set(record, view);
    return view;
  };
}
