import { Failure, refuse } from '../failure.js';
import { areTooLarge, extraPropertiesLimit, mergeExtraProperties } from '../oauth/extra-properties.js';
import { grantableScopes, supportedScopesOf } from '../oauth/scope.js';
import { issueTokens } from '../tokens/issue-tokens.js';
import { extraProperties, type Granted, grant, type TokenRequest } from './grant.js';
import { targetOf } from './narrow.js';

/** RFC 6749, section 4.4.2. */
export const clientCredentials = grant({
  grantType: 'CLIENT_CREDENTIALS',
  name: 'client_credentials',
  startsFlow: true,
  handler,
});

async function handler(request: TokenRequest): Promise<Granted> {
  const { settings, client, clientIdAliasUsed, metadataDocumentUsed, parameters, body } = request;
  if (client.clientType !== 'CONFIDENTIAL') throw new Failure('A052301');
  if (parameters.isRepeated('scope')) throw new Failure('A052302');
  // There is no user for an ID token.
  const scopes = grantableScopes(parameters.get('scope'), settings, client).filter(
    (scope) => scope !== 'openid',
  );
  if (settings.scopeRequired && scopes.length === 0) throw refuse('A052303', supportedScopesOf(settings));
  const target = targetOf(request);
  const properties = mergeExtraProperties(extraProperties(body));
  if (areTooLarge(properties)) throw refuse('A052201', { limit: extraPropertiesLimit });

  const issued = await issueTokens(request, client, {
    authorization: {
      clientId: client.clientId,
      clientIdAliasUsed,
      ...(metadataDocumentUsed && { metadataDocumentUsed }),
      scopes,
      properties,
      ...target,
    },
    grantType: 'CLIENT_CREDENTIALS',
    clientAuthMethod: client.tokenAuthMethod,
    constraint: request.constraint,
    accessToken: body.accessToken,
    accessTokenDuration: body.accessTokenDuration,
  });
  return { code: 'A052001', issued };
}
