import { Failure, refuse, unpublished } from '../failure.js';
import type { Parameters } from '../oauth/parameters.js';
import { requestedResources, resourceFailure } from '../oauth/resource.js';
import { type TokenType, tokenType } from '../oauth/token-type.js';
import { type ResultAnswer, result } from '../operation.js';
import { exchangeDeviceSecret } from './device-secret.js';
import { checkedToken } from './exchanged-token.js';
import { type Granted, type OpenTokenRequest, openGrant } from './grant.js';
import { requestedBy } from './requested-by.js';

/** RFC 8693, section 2.1. Stores nothing: the authorization server decides on a token and creates it. */
export const tokenExchange = openGrant({
  grantType: 'TOKEN_EXCHANGE',
  name: 'urn:ietf:params:oauth:grant-type:token-exchange',
  startsFlow: true,
  takesAnonymous: (settings) => !settings.tokenExchangeByIdentifiableClientsOnly,
  handler,
});

async function handler(request: OpenTokenRequest): Promise<Granted | ResultAnswer> {
  const { parameters } = request;
  checkClient(request);
  const requestedTokenType = typeOf(request, 'requested_token_type');
  const subjectToken = required(parameters, 'subject_token');
  required(parameters, 'subject_token_type');
  const subjectTokenType = typeOf(request, 'subject_token_type');
  const actorToken = single(parameters, 'actor_token');
  const actorTokenType = typeOf(request, 'actor_token_type');
  checkPair(actorToken, actorTokenType);
  const subjectTokenInfo = await checkedToken(request, 'subject_token', subjectToken, subjectTokenType);
  const actorTokenInfo = await checkedToken(request, 'actor_token', actorToken, actorTokenType);
  if (actorTokenType === 'DEVICE_SECRET' && subjectTokenType === 'ID_TOKEN' && actorToken !== undefined)
    return exchangeDeviceSecret(request, subjectToken, actorToken);
  single(parameters, 'scope');
  const failure = resourceFailure(parameters);
  if (failure !== undefined) throw failure;
  const resources = requestedResources(parameters);
  const audiences = [...parameters.all('audience')];
  return result('auth_token_api', 'A311001', {
    grantType: 'TOKEN_EXCHANGE',
    ...requestedBy(request),
    requestedTokenType,
    subjectToken,
    subjectTokenType,
    subjectTokenInfo,
    actorToken,
    actorTokenType,
    actorTokenInfo,
    resources: resources.length > 0 ? resources : undefined,
    audiences: audiences.length > 0 ? audiences : undefined,
  });
}

/** The service's settings decide which clients may exchange tokens. */
function checkClient({ settings, client }: OpenTokenRequest): void {
  if (settings.tokenExchangeByConfidentialClientsOnly && client?.clientType !== 'CONFIDENTIAL') {
    throw new Failure('A311304');
  }
  const permitted = client?.extension?.tokenExchangePermitted === true;
  if (settings.tokenExchangeByPermittedClientsOnly && !permitted) throw new Failure('A311305');
}

/** RFC 6749, section 3.2: parameters must not repeat, except audience and resource (RFC 8693). */
function single(parameters: Parameters, name: string): string | undefined {
  if (parameters.isRepeated(name)) throw refuse('A250301', { name });
  return parameters.text(name);
}

function required(parameters: Parameters, name: string): string {
  const value = single(parameters, name);
  if (value === undefined) throw refuse('A250302', { name });
  return value;
}

function typeOf({ parameters, settings }: OpenTokenRequest, name: string): TokenType | undefined {
  const identifier = single(parameters, name);
  const type = identifier === undefined ? undefined : tokenType(identifier, settings);
  if (identifier === undefined || type !== undefined) return type;
  throw unpublished(
    `The ${name} ${identifier} is not a token type identifier.`,
    'A token type identifier such as urn:ietf:params:oauth:token-type:access_token.',
    { error: 'invalid_request', source: 'RFC 8693, section 3' },
  );
}

/** RFC 8693, section 2.1: actor_token_type is required with actor_token, and forbidden without it. */
function checkPair(token: string | undefined, type: TokenType | undefined): void {
  if (token !== undefined && type === undefined) throw refuse('A250302', { name: 'actor_token_type' });
  if (token === undefined && type !== undefined) {
    const outcome = 'The token request has an actor_token_type but no actor_token.';
    throw unpublished(outcome, 'The parameter actor_token, or no actor_token_type.', {
      error: 'invalid_request',
      source: 'RFC 8693, section 2.1',
    });
  }
}
