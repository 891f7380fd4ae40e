import type { DecoupledRequest } from '../../domain/decision.js';
import type { ClientRecord, ServiceRecord } from '../../domain/records.js';
import { authorizationDetailsObject } from '../oauth/authorization-details.js';
import { dynamicScopes } from '../oauth/scope.js';
import { undefinedIfEmpty } from '../undefined-if-empty.js';
import { federationEntity, metadataDocument } from './client-identifiers.js';
import { scopesWithoutDescriptions } from './scope.js';

/** Returns the response members about the client and the service of a device flow or CIBA request. */
export const requestingClient = (
  client: ClientRecord,
  request: Pick<DecoupledRequest, 'clientIdAliasUsed' | 'metadataDocumentUsed'>,
  settings: ServiceRecord,
) => ({
  clientId: client.clientId,
  clientIdAlias: client.clientIdAlias,
  clientIdAliasUsed: request.clientIdAliasUsed,
  ...federationEntity(client),
  ...metadataDocument(request, client),
  clientName: client.clientName,
  clientEntityId: client.entityId,
  serviceAttributes: settings.attributes,
  clientAttributes: client.attributes,
});

/** Returns the response members about what was requested. Omits everything that was not. */
export const requestedMembers = (request: DecoupledRequest, settings: ServiceRecord) => ({
  scopes: scopesWithoutDescriptions(request.scopes, settings),
  dynamicScopes: undefinedIfEmpty(dynamicScopes(request.scopes, settings)),
  claimNames: undefinedIfEmpty(request.claimNames),
  acrs: undefinedIfEmpty(request.acrs),
  resources: undefinedIfEmpty(request.resources),
  authorizationDetails: authorizationDetailsObject(request.authorizationDetails),
});
