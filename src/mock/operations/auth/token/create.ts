import { authorizationDetailsObject } from '../../../oauth/authorization-details.js';
import { tokenType } from '../../../oauth/sender-constraint.js';
import { operation, result } from '../../../operation.js';
import { tokenToCreate } from '../../../tokens/create-token.js';
import { issueTokens } from '../../../tokens/issue-tokens.js';
import { lifetime } from '../../../tokens/token-response.js';
import { undefinedIfEmpty } from '../../../undefined-if-empty.js';

const id = 'auth_token_create_api';

/**
 * POST /auth/token/create: creates a token without an authorization. The response is for the authorization server
 * only.
 */
export default operation(id, async ({ engine, service, settings, body }) => {
  const { client, order } = await tokenToCreate(engine, { service, settings }, body);
  const issued = await issueTokens({ service, settings }, client, order);
  const { record, accessToken, jwtAccessToken, refreshToken } = issued;
  const { grantType, subject, scopes, refreshTokenScopes, properties, tokenId, sessionId } = record;
  const { clientId } = client;
  return result(
    id,
    'A109001',
    {
      accessToken,
      jwtAccessToken,
      refreshToken,
      expiresAt: record.accessTokenExpiresAt,
      expiresIn: lifetime(issued),
      grantType,
      clientId,
      clientIdentifier: body.clientIdentifier ?? String(clientId),
      subject,
      scopes: undefinedIfEmpty(scopes),
      refreshTokenScopes: undefinedIfEmpty(refreshTokenScopes),
      properties: undefinedIfEmpty(properties),
      tokenType: tokenType(record, settings),
      tokenId,
      authorizationDetails: authorizationDetailsObject(record.authorizationDetails),
      forExternalAttachment: record.forExternalAttachment ?? false,
      sessionId,
    },
    { message: { client: clientId, grantType } },
  );
});
