import type { Authorization } from '../../domain/grants.js';
import type { ClientRecord, GrantType, ServiceRecord } from '../../domain/records.js';
import { findClient } from '../clients/find-client.js';
import { mustBeUnlocked } from '../clients/locked-client.js';
import { belongsToAnother } from '../clients/managed-client.js';
import type { Engine } from '../engine.js';
import { Failure, refuse } from '../failure.js';
import { listed } from '../listed.js';
import { present } from '../oauth/authorization-request.js';
import { areTooLarge, extraPropertiesLimit, mergeExtraProperties } from '../oauth/extra-properties.js';
import { knownScopes } from '../oauth/scope.js';
import { alphabetical } from '../oauth/scope-order.js';
import { subjectFailure } from '../oauth/subject-form.js';
import type { Call } from '../operation.js';
import type { Service } from '../service.js';
import type { ServiceContext } from '../service-context.js';
import { requireAccessTokenKey } from './access-token-jwt.js';
import { givenDetails } from './given-details.js';
import type { TokenOrder } from './issue-tokens.js';
import { hashOf } from './token-records.js';

/** A request to create a token without an authorization. */
export type TokenCreation = Call<'auth_token_create_api'>['body'];

/** A checked request to create a token. */
export interface TokenToCreate {
  readonly client: ClientRecord;
  readonly order: TokenOrder;
}

const subjectCodes = { none: 'A105201', tooLong: 'A105202', notAscii: 'A105203' } as const;

/** Checks a request to create a token, in Authlete's order. Throws a `Failure`. */
export async function tokenToCreate(
  engine: Engine,
  context: ServiceContext,
  body: TokenCreation,
): Promise<TokenToCreate> {
  const { service, settings } = context;
  const grantType = creatableGrantType(body, settings);
  const client = await clientOf(engine, service, body);
  const authorization = authorizationOf(body, grantType, client, settings);
  checkRefreshToken(body, grantType, settings);
  await checkValuesAreNew(service, body);
  await requireKey(context, client);
  const order: TokenOrder = {
    authorization,
    grantType,
    constraint: present({
      dpopKeyThumbprint: body.dpopKeyThumbprint,
      certificateThumbprint: body.certificateThumbprint,
    }),
    accessToken: body.accessToken,
    refreshToken: body.refreshToken,
    accessTokenDuration: body.accessTokenDuration,
    refreshTokenDuration: body.refreshTokenDuration,
    persistent: body.accessTokenPersistent,
    forExternalAttachment: body.forExternalAttachment,
  };
  return { client, order };
}

function creatableGrantType({ grantType }: TokenCreation, { supportedGrantTypes }: ServiceRecord): GrantType {
  if (grantType === undefined) throw new Failure('A104201');
  if (grantType === 'REFRESH_TOKEN') throw new Failure('A104202');
  if (supportedGrantTypes !== undefined && !supportedGrantTypes.includes(grantType)) {
    throw refuse('A104203', { grantType, supported: listed(supportedGrantTypes) });
  }
  return grantType;
}

async function clientOf(
  engine: Engine,
  service: Service,
  { clientId, clientIdentifier }: TokenCreation,
): Promise<ClientRecord> {
  const client = clientIdentifier ?? String(clientId ?? 0);
  const found =
    clientIdentifier === undefined
      ? await service.find('client', client)
      : (await findClient(service, client))?.client;
  if (found === undefined) {
    throw refuse((await belongsToAnother(engine, service, client)) ? 'A107202' : 'A493304', { client });
  }
  mustBeUnlocked(service, found, refuse('A107203', { client }));
  return found;
}

function authorizationOf(
  body: TokenCreation,
  grantType: GrantType,
  client: ClientRecord,
  settings: ServiceRecord,
): Authorization {
  const subject = subjectOf(body, grantType);
  const { scopes = [], clientIdAliasUsed = false, acr, authTime, resources, jwtAtClaims, sessionId } = body;
  const metadataDocumentUsed = body.metadataDocumentUsed || undefined;
  const unknown = scopes.find((scope) => knownScopes([scope], settings).length === 0);
  if (unknown !== undefined) throw refuse('A106201', { scope: unknown });
  const properties = mergeExtraProperties(body.properties);
  if (areTooLarge(properties)) throw refuse('A108201', { limit: extraPropertiesLimit });
  return {
    clientId: client.clientId,
    clientIdAliasUsed,
    scopes: alphabetical(scopes),
    ...present({ subject, acr, authTime, resources, jwtAtClaims, sessionId, metadataDocumentUsed }),
    ...(body.authorizationDetails && { authorizationDetails: givenDetails(body.authorizationDetails) }),
    ...(properties.length > 0 && { properties }),
  };
}

function subjectOf({ subject }: TokenCreation, grantType: GrantType): string | undefined {
  if (grantType === 'CLIENT_CREDENTIALS' || (grantType === 'JWT_BEARER' && !subject)) return undefined;
  const failure = subjectFailure(subject, subjectCodes);
  if (failure !== undefined) throw failure;
  return subject;
}

function checkRefreshToken(
  { refreshToken }: TokenCreation,
  grantType: GrantType,
  { supportedGrantTypes }: ServiceRecord,
): void {
  if (!refreshToken) return;
  if (supportedGrantTypes !== undefined && !supportedGrantTypes.includes('REFRESH_TOKEN')) {
    throw new Failure('A108202');
  }
  if (grantType === 'IMPLICIT') throw new Failure('A108203');
  if (grantType === 'CLIENT_CREDENTIALS') throw new Failure('A108204');
}

async function checkValuesAreNew(
  service: Service,
  { accessToken, refreshToken }: TokenCreation,
): Promise<void> {
  if (accessToken && (await service.find('accessToken', hashOf(accessToken)))) throw new Failure('A144201');
  if (refreshToken && (await service.find('refreshToken', hashOf(refreshToken))))
    throw new Failure('A144202');
}

async function requireKey(context: ServiceContext, client: ClientRecord): Promise<void> {
  try {
    await requireAccessTokenKey(context, client);
  } catch (problem) {
    throw problem instanceof Failure ? new Failure('A108205') : problem;
  }
}
