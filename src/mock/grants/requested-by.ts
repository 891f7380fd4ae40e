import { words } from '../oauth/parameters.js';
import { grantableScopes, knownScopes } from '../oauth/scope.js';
import { alphabetical } from '../oauth/scope-order.js';
import { federationEntity, metadataDocument } from '../views/client-identifiers.js';
import type { OpenTokenRequest } from './grant.js';

/** Returns the response members that describe the requesting client and the requested scopes. */
export function requestedBy(request: OpenTokenRequest) {
  const { settings, client, clientIdAliasUsed } = request;
  const scopes = scopesOf(request);
  return {
    clientId: client?.clientId,
    clientIdAlias: client?.clientIdAlias,
    clientIdAliasUsed,
    ...(client && { ...federationEntity(client), ...metadataDocument(request, client) }),
    clientAuthMethod: client?.tokenAuthMethod,
    scopes: scopes.length > 0 ? scopes : undefined,
    serviceAttributes: settings.attributes,
    clientAttributes: client?.attributes,
  };
}

function scopesOf({ parameters, settings, client }: OpenTokenRequest): string[] {
  const requested = parameters.text('scope');
  if (requested === undefined) return [];
  return client === undefined
    ? alphabetical(knownScopes(words(requested), settings))
    : grantableScopes(requested, settings, client);
}
