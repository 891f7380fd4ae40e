import type { TokenRecord } from '../../domain/grants.js';
import type { ClientRecord } from '../../domain/records.js';
import type { Service } from '../service.js';
import type { MaybePromise } from '../state/store.js';

/**
 * A stand-in client for requests that present a pre-authorized code without a client ID (OpenID4VCI, section 6.1).
 */
export const anonymousClient: ClientRecord = {
  clientId: 0,
  clientType: 'PUBLIC',
  grantTypes: ['PRE_AUTHORIZED_CODE'],
  subjectType: 'PUBLIC',
  authorizationDetailsTypes: ['openid_credential'],
  // What a client always has, unset.
  authTimeRequired: false,
  automaticallyRegistered: false,
  backchannelLogoutSessionRequired: false,
  bcUserCodeRequired: false,
  clientIdAliasEnabled: false,
  createdAt: 0,
  credentialResponseEncryptionRequired: false,
  defaultMaxAge: 0,
  discoveredByMetadataDocument: false,
  dpopRequired: false,
  dynamicallyRegistered: false,
  explicitlyRegistered: false,
  frontChannelRequestObjectEncryptionRequired: false,
  inScopeForTokenMigration: false,
  locked: false,
  metadataDocumentExpiresAt: 0,
  metadataDocumentUpdatedAt: 0,
  modifiedAt: 0,
  mtlsEndpointAliasesUsed: false,
  number: 0,
  parRequired: false,
  pkceRequired: false,
  pkceS256Required: false,
  requestObjectEncryptionAlgMatchRequired: false,
  requestObjectEncryptionEncMatchRequired: false,
  requestObjectRequired: false,
  rsRequestSigned: false,
  serviceNumber: 0,
  singleAccessTokenPerSubject: false,
  tlsClientCertificateBoundAccessTokens: false,
  trustChainExpiresAt: 0,
  trustChainUpdatedAt: 0,
};

/** Returns the client that a token was issued to; `undefined` if it has been deleted. */
export const ownerOf = (
  service: Service,
  { clientId }: Pick<TokenRecord, 'clientId'>,
): MaybePromise<ClientRecord | undefined> =>
  clientId === anonymousClient.clientId ? anonymousClient : service.find('client', String(clientId));
