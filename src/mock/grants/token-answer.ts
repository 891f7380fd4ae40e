import { accessTokenDetails, authorizationDetailsObject } from '../oauth/authorization-details.js';
import { result } from '../operation.js';
import { lifetime, nonceLifetime, refreshLifetime, tokenResponse } from '../tokens/token-response.js';
import { federationEntity, metadataDocument } from '../views/client-identifiers.js';
import type { Granted, TokenRequest } from './grant.js';

/** Returns the /auth/token response for issued tokens. */
export function tokenAnswer({ settings, client, grantType }: TokenRequest, granted: Granted) {
  const { code, issued, idToken, action, message, previousRefreshTokenUsed, nativeSso } = granted;
  const { record, refreshToken: refresh } = issued;
  const { properties = [], scopes, resources, accessTokenResources, refreshTokenScopes } = record;
  const members = {
    // For native SSO the authorization server creates the response (Native SSO 1.0, sections 4.4 and 5.5).
    responseContent: nativeSso ? undefined : tokenResponse(settings, issued, idToken),
    accessToken: issued.accessToken,
    accessTokenExpiresAt: record.accessTokenExpiresAt,
    accessTokenDuration: lifetime(issued),
    jwtAccessToken: issued.jwtAccessToken,
    refreshToken: refresh,
    refreshTokenExpiresAt: record.refreshTokenExpiresAt,
    refreshTokenDuration: refreshLifetime(issued),
    refreshTokenScopes: refreshTokenScopes?.length ? [...refreshTokenScopes] : undefined,
    idToken,
    grantType,
    clientId: client.clientId,
    clientIdAlias: client.clientIdAlias,
    clientIdAliasUsed: record.clientIdAliasUsed,
    ...federationEntity(client),
    ...metadataDocument(record, client),
    subject: record.subject,
    scopes: scopes.length > 0 ? [...scopes] : undefined,
    properties: properties.length > 0 ? [...properties] : undefined,
    resources: resources && [...resources],
    accessTokenResources: accessTokenResources && [...accessTokenResources],
    authorizationDetails: authorizationDetailsObject(accessTokenDetails(record)),
    grantId: record.grantId,
    serviceAttributes: settings.attributes,
    clientAttributes: client.attributes,
    clientAuthMethod: client.tokenAuthMethod,
    requestedIdTokenClaims: record.requestedIdTokenClaims?.length
      ? [...record.requestedIdTokenClaims]
      : undefined,
    sessionId: record.sessionId,
    cnonce: record.cnonce,
    cnonceExpiresAt: record.cnonceExpiresAt,
    cnonceDuration: nonceLifetime(issued),
    previousRefreshTokenUsed,
    ...nativeSso,
  };
  return result('auth_token_api', code, members, { ...(action && { action }), ...(message && { message }) });
}
