import { lifetimeOf } from '../../facts/lifetime.js';
import { Failure, refuse } from '../failure.js';
import { present } from '../oauth/authorization-request.js';
import type { Parameters } from '../oauth/parameters.js';
import { grantableScopes, supportedScopesOf } from '../oauth/scope.js';
import { type ResultAnswer, result } from '../operation.js';
import type { ResultCode } from '../results/index.js';
import { seconds } from '../state/clock.js';
import { federationEntity, metadataDocument } from '../views/client-identifiers.js';
import { grant, type TokenRequest } from './grant.js';

const usernameCodes = ['A051301', 'A051302', 'A051303'] as const;
const passwordCodes = ['A051304', 'A051305', 'A051306'] as const;

/** RFC 6749, section 4.3.2. Issues a ticket, because only the authorization server knows the users. */
export const password = grant({
  grantType: 'PASSWORD',
  name: 'password',
  startsFlow: true,
  withoutClient: 'A048301',
  handler,
});

async function handler(request: TokenRequest): Promise<ResultAnswer> {
  const { service, settings, client, clientIdAliasUsed, metadataDocumentUsed, parameters, constraint } =
    request;
  const username = required(parameters, 'username', usernameCodes);
  const secret = required(parameters, 'password', passwordCodes);
  if (parameters.isRepeated('scope')) throw new Failure('A051307');
  // ID tokens are for authentications that the client does not handle itself (OpenID Connect Core, section 3).
  const scopes = grantableScopes(parameters.get('scope'), settings, client).filter(
    (scope) => scope !== 'openid',
  );
  if (settings.scopeRequired && scopes.length === 0) throw refuse('A051308', supportedScopesOf(settings));

  const ticket = service.identifier();
  const { clientId, clientIdAlias, tokenAuthMethod: clientAuthMethod } = client;
  const expiresAt = service.clock.now() + seconds(lifetimeOf('ticket', {}));
  await service.put('tokenTicket', ticket, {
    clientId,
    clientIdAliasUsed,
    scopes,
    constraint,
    expiresAt,
    ...present({ clientAuthMethod, metadataDocumentUsed }),
  });
  return result('auth_token_api', 'A051001', {
    username,
    password: secret,
    ticket,
    grantType: 'PASSWORD',
    clientId,
    clientIdAlias,
    clientIdAliasUsed,
    ...federationEntity(client),
    ...metadataDocument({ ...present({ metadataDocumentUsed }) }, client),
    clientAuthMethod,
    scopes: scopes.length > 0 ? scopes : undefined,
    serviceAttributes: settings.attributes,
    clientAttributes: client.attributes,
  });
}

type Codes = readonly [absent: ResultCode, empty: ResultCode, repeated: ResultCode];

function required(parameters: Parameters, name: string, [absent, empty, repeated]: Codes): string {
  const value = parameters.get(name);
  if (value === undefined) throw new Failure(absent);
  if (value === '') throw new Failure(empty);
  if (parameters.isRepeated(name)) throw new Failure(repeated);
  return value;
}
