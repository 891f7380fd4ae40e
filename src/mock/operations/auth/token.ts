import type { FoundClient } from '../../../domain/found-client.js';
import type { GrantType, ServiceRecord } from '../../../domain/records.js';
import { anonymousClient } from '../../clients/anonymous-client.js';
import { authenticateClient, type IdentificationCodes } from '../../clients/identify.js';
import { unnamedClient } from '../../clients/unnamed-client.js';
import { Failure, refuse } from '../../failure.js';
import { authorizationCode } from '../../grants/authorization-code.js';
import { ciba } from '../../grants/ciba.js';
import { clientCredentials } from '../../grants/client-credentials.js';
import { deviceCode } from '../../grants/device-code.js';
import type { Grant, OpenGrant, TokenCall, TokenRequest } from '../../grants/grant.js';
import { jwtBearer } from '../../grants/jwt-bearer.js';
import { password } from '../../grants/password.js';
import { preAuthorizedCode } from '../../grants/pre-authorized-code.js';
import { refreshToken } from '../../grants/refresh-token.js';
import { senderConstraint } from '../../grants/sender-constraint.js';
import { tokenAnswer } from '../../grants/token-answer.js';
import { tokenExchange } from '../../grants/token-exchange.js';
import { fapiAuthenticationFailure, fapiBindingFailure, fapiGrantFailure } from '../../oauth/fapi/client.js';
import { FapiModes, supportsFapi } from '../../oauth/fapi/modes.js';
import { grantTypes } from '../../oauth/grant-type.js';
import { Parameters } from '../../oauth/parameters.js';
import { grantableScopes } from '../../oauth/scope.js';
import { type HandlerAnswer, operation } from '../../operation.js';
import { tellingNonce } from '../../tokens/dpop-proof.js';
import { findByRefreshToken, hashOf } from '../../tokens/token-records.js';

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
  PASSWORD: password,
  CLIENT_CREDENTIALS: clientCredentials,
  CIBA: ciba,
  DEVICE_CODE: deviceCode,
  PRE_AUTHORIZED_CODE: preAuthorizedCode,
};

/** Grant types whose tokens are created by the authorization server. */
const openGrants: Readonly<Partial<Record<GrantType, OpenGrant>>> = {
  TOKEN_EXCHANGE: tokenExchange,
  JWT_BEARER: jwtBearer,
};

const takesAnonymous: Readonly<Partial<Record<GrantType, (settings: ServiceRecord) => boolean>>> = {
  TOKEN_EXCHANGE: (settings) => !settings.tokenExchangeByIdentifiableClientsOnly,
  JWT_BEARER: (settings) => !settings.jwtGrantByIdentifiableClientsOnly,
  PRE_AUTHORIZED_CODE: (settings) => settings.preAuthorizedGrantAnonymousAccessSupported,
};

/** Grant types whose flow starts with the token request. */
const startingGrants = new Set<GrantType>([
  'CLIENT_CREDENTIALS',
  'PASSWORD',
  'TOKEN_EXCHANGE',
  'JWT_BEARER',
  'PRE_AUTHORIZED_CODE',
]);

/** POST /auth/token */
export default operation(id, (call) => tellingNonce(call, answer));

async function answer(call: TokenCall): Promise<HandlerAnswer> {
  const { service, settings, body } = call;
  if (body.parameters === undefined) throw new Failure('A047201');
  const parameters = new Parameters(body.parameters);
  if (parameters.isEmpty) throw new Failure('A047301');
  const grantType = requestedGrantType(parameters, settings);
  const grant = grants[grantType];
  const open = openGrants[grantType];
  if (grant === undefined && open === undefined) throw refuse('A049305', { grantType });
  const found = await sender(call, parameters, grantType);
  if (found && !found.client.grantTypes?.includes(grantType)) throw refuse('A047302', { grantType });

  const presented = { service, settings, parameters, body, grantType };
  const modes = found && (await fapiModesOf({ ...found, ...presented }));
  const constraint = await senderConstraint(call, found?.client, modes?.fapi2 ?? false);
  const context = { ...presented, constraint };
  if (found && modes) requireFapi({ ...found, ...context }, modes);
  if (open !== undefined) {
    const opened = await open({ clientIdAliasUsed: false, ...found, ...context });
    if (!('issued' in opened)) return opened;
    if (found === undefined) throw new Failure(identificationCodes.none);
    return tokenAnswer({ ...found, ...context }, opened);
  }
  if (grant === undefined || found === undefined) throw new Failure(identificationCodes.none);
  const request = { ...found, ...context };
  const granted = await grant(request);
  return 'issued' in granted ? tokenAnswer(request, granted) : granted;
}

/** A token request before the keys for its tokens are known. */
type PresentedRequest = Omit<TokenRequest, 'constraint'>;

async function fapiModesOf(request: PresentedRequest): Promise<FapiModes | undefined> {
  const { settings, client } = request;
  return supportsFapi(settings) ? new FapiModes(settings, client, await scopesAtStake(request)) : undefined;
}

/** Applies FAPI's rules for the client, its grant type and the binding of its tokens. Throws a `Failure`. */
function requireFapi(
  { settings, client, parameters, grantType, constraint }: TokenRequest,
  modes: FapiModes,
): void {
  const bound = constraint.dpopKeyThumbprint !== undefined || constraint.certificateThumbprint !== undefined;
  const failure =
    fapiAuthenticationFailure(modes, client, parameters, settings) ??
    fapiGrantFailure(modes, grantType) ??
    fapiBindingFailure(modes, bound);
  if (failure !== undefined) throw failure;
}

/** Resolves to the scopes of the presented code, refresh token or decided request, else to the requested scopes. */
async function scopesAtStake(request: PresentedRequest): Promise<readonly string[]> {
  const { settings, client, parameters, grantType } = request;
  const granted = await grantedScopes[grantType]?.(request);
  return granted ?? grantableScopes(parameters.get('scope'), settings, client);
}

const grantedScopes: Readonly<
  Partial<Record<GrantType, (request: PresentedRequest) => Promise<readonly string[] | undefined>>>
> = {
  AUTHORIZATION_CODE: async ({ service, parameters }) =>
    (await service.find('authorizationCode', hashOf(parameters.get('code') ?? '')))?.authorization.scopes,
  REFRESH_TOKEN: async ({ service, parameters }) =>
    parameters.get('scope')
      ? undefined
      : (await findByRefreshToken(service, parameters.get('refresh_token') ?? ''))?.scopes,
  DEVICE_CODE: async ({ service, parameters }) =>
    (await service.find('deviceAuthorization', hashOf(parameters.get('device_code') ?? '')))?.request.scopes,
  CIBA: async ({ service, parameters }) => {
    const found = await service.find('authReqId', hashOf(parameters.get('auth_req_id') ?? ''));
    return found && (await service.find('backchannelAuthentication', found.ticket))?.request.scopes;
  },
};

/**
 * Resolves to the client that sends the request; `undefined` if the grant type accepts requests that identify no
 * client.
 */
async function sender(
  { engine, service, settings, body }: TokenCall,
  parameters: Parameters,
  grantType: GrantType,
): Promise<FoundClient | undefined> {
  const codes =
    grantType === 'PASSWORD' ? ({ ...identificationCodes, none: 'A048301' } as const) : identificationCodes;
  const startsFlow = startingGrants.has(grantType);
  const context = { engine, service, settings, endpoint: settings.tokenEndpoint, startsFlow };
  try {
    return await authenticateClient(context, { ...body, parameters }, codes);
  } catch (problem) {
    if (!(problem instanceof Failure) || problem.code !== identificationCodes.none) throw problem;
    const unnamed = await unnamedClient(service, settings, parameters, grantType);
    if (unnamed === undefined && takesAnonymous[grantType]?.(settings) !== true) throw problem;
    if (unnamed === undefined && grantType === 'PRE_AUTHORIZED_CODE') {
      return { client: anonymousClient, clientIdAliasUsed: false };
    }
    return unnamed;
  }
}

/** RFC 6749, section 5.2: unsupported_grant_type. */
function requestedGrantType(parameters: Parameters, { supportedGrantTypes }: ServiceRecord): GrantType {
  const name = parameters.get('grant_type');
  if (name === undefined) throw new Failure('A049301');
  if (name === '') throw new Failure('A049302');
  if (parameters.isRepeated('grant_type')) throw new Failure('A049303');
  const grantType = grantTypes.get(name);
  if (grantType === undefined) throw new Failure('A049304');
  if (grantType === 'IMPLICIT') throw new Failure('A049306');
  if (supportedGrantTypes !== undefined && !supportedGrantTypes.includes(grantType)) {
    throw refuse('A049305', { grantType: name });
  }
  return grantType;
}
