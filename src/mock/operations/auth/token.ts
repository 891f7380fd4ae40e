import { authenticateClient, type IdentificationCodes } from '../../clients/identify.js';
import { Failure, refuse } from '../../failure.js';
import { authorizationCode } from '../../grants/authorization-code.js';
import { ciba } from '../../grants/ciba.js';
import { clientCredentials } from '../../grants/client-credentials.js';
import { deviceCode } from '../../grants/device-code.js';
import type { Grant, Granted, TokenCall, TokenRequest } from '../../grants/grant.js';
import { refreshToken } from '../../grants/refresh-token.js';
import { senderConstraint } from '../../grants/sender-constraint.js';
import { accessTokenDetails, authorizationDetailsObject } from '../../oauth/authorization-details.js';
import { grantTypes } from '../../oauth/grant-type.js';
import { Parameters } from '../../oauth/parameters.js';
import { type Answer, operation, result } from '../../operation.js';
import type { GrantType, ServiceRecord } from '../../state/records.js';
import { tellingNonce } from '../../tokens/dpop-proof.js';
import { lifetime, refreshLifetime, tokenResponse } from '../../tokens/token-response.js';

const id = 'auth_token_api';

const identificationCodes: IdentificationCodes = {
  none: 'A244305',
  empty: 'A048302',
  repeated: 'A048303',
  conflicting: 'A048312',
  unknown: 'A048304',
  unknownAlias: 'A048323',
  locked: 'A048307',
  assertion: { repeated: 'A244302', malformed: 'A244303', withoutIssuer: 'A244304' },
};

const grants: Readonly<Partial<Record<GrantType, Grant>>> = {
  AUTHORIZATION_CODE: authorizationCode,
  REFRESH_TOKEN: refreshToken,
  CLIENT_CREDENTIALS: clientCredentials,
  CIBA: ciba,
  DEVICE_CODE: deviceCode,
};

/** POST /auth/token */
export default operation(id, 'oauth-error', (call) => tellingNonce(call, answer));

async function answer(call: TokenCall): Promise<Answer> {
  const { engine, service, settings, body } = call;
  if (body.parameters === undefined) throw new Failure('A047201');
  const parameters = new Parameters(body.parameters);
  if (parameters.isEmpty) throw new Failure('A047301');
  const grantType = requestedGrantType(parameters, settings);
  const grant = grants[grantType];
  if (grant === undefined) throw refuse('A049305', { grantType });
  const context = { engine, service, settings, endpoint: settings.tokenEndpoint };
  const found = await authenticateClient(context, { ...body, parameters }, identificationCodes);
  if (!found.client.grantTypes?.includes(grantType)) throw refuse('A047302', { grantType });

  const constraint = await senderConstraint(call, found.client);
  const request = { ...found, service, settings, parameters, body, constraint };
  return tokenAnswer(request, await grant(request));
}

/** RFC 6749, section 5.2: unsupported_grant_type. */
function requestedGrantType(parameters: Parameters, { supportedGrantTypes }: ServiceRecord): GrantType {
  const name = parameters.get('grant_type');
  if (name === undefined) throw new Failure('A049301');
  if (name === '') throw new Failure('A049302');
  if (parameters.isRepeated('grant_type')) throw new Failure('A049303');
  const grantType = grantTypes.get(name);
  if (grantType === undefined) throw refuse('A049304', { grantType: name });
  if (grantType === 'IMPLICIT') throw new Failure('A049306');
  if (supportedGrantTypes !== undefined && !supportedGrantTypes.includes(grantType)) {
    throw refuse('A049305', { grantType: name });
  }
  return grantType;
}

function tokenAnswer({ settings, client }: TokenRequest, { code, issued, idToken }: Granted) {
  const { record, refreshToken: refresh } = issued;
  const { properties = [], scopes, resources, accessTokenResources, refreshTokenScopes } = record;
  return result(id, code, {
    responseContent: tokenResponse(settings, issued, idToken),
    accessToken: issued.accessToken,
    accessTokenExpiresAt: record.accessTokenExpiresAt,
    accessTokenDuration: lifetime(issued),
    jwtAccessToken: issued.jwtAccessToken,
    refreshToken: refresh,
    refreshTokenExpiresAt: record.refreshTokenExpiresAt,
    refreshTokenDuration: refreshLifetime(issued),
    refreshTokenScopes: refreshTokenScopes?.length ? [...refreshTokenScopes] : undefined,
    idToken,
    grantType: record.grantType,
    clientId: client.clientId,
    clientIdAlias: client.clientIdAlias,
    clientIdAliasUsed: record.clientIdAliasUsed,
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
  });
}
