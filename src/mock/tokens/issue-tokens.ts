import type { Authorization, TokenRecord } from '../../domain/grants.js';
import type {
  AuthorizationDetail,
  ClientAuthMethod,
  ClientRecord,
  GrantType,
  ServiceRecord,
} from '../../domain/records.js';
import type { SenderConstraint } from '../../domain/sender-constraint.js';
import { ownerOf } from '../clients/anonymous-client.js';
import { issuanceMembers } from '../credentials/issuance.js';
import { present } from '../oauth/authorization-request.js';
import { tokenDuration } from '../oauth/durations.js';
import type { Service } from '../service.js';
import { accessTokenJwt } from './access-token-jwt.js';
import { deleteToken, deleteTokens, hashOf, keepNewestToken, saveToken } from './token-records.js';
import type { IssuedTokens } from './token-response.js';

export interface TokenOrder {
  readonly authorization: Authorization;
  readonly grantType: GrantType;
  readonly clientAuthMethod?: ClientAuthMethod | undefined;
  /** The keys that the tokens are bound to. */
  readonly constraint?: SenderConstraint | undefined;
  /** The values of the tokens, if the call sets them. */
  readonly accessToken?: string | undefined;
  readonly refreshToken?: string | undefined;
  /** Whether the access token never expires. */
  readonly persistent?: boolean | undefined;
  readonly forExternalAttachment?: boolean | undefined;
  /** Lifetimes in seconds, if the call sets them. */
  readonly accessTokenDuration?: number | undefined;
  readonly refreshTokenDuration?: number | undefined;
  /** The restrictions of the access token, from the token request. */
  readonly accessTokenResources?: readonly string[] | undefined;
  readonly accessTokenDetails?: readonly AuthorizationDetail[] | undefined;
}

/** Creates an access token, and a refresh token if the grant, the service and the client allow one. */
export async function issueTokens(
  service: Service,
  settings: ServiceRecord,
  client: ClientRecord,
  order: TokenOrder,
): Promise<IssuedTokens> {
  const { authorization, grantType } = order;
  const { subject } = authorization;
  const single = settings.singleAccessTokenPerSubject || client.singleAccessTokenPerSubject;
  if (single && subject !== undefined) await deleteTokens(service, { clientId: client.clientId, subject });

  const accessToken = order.accessToken ?? service.identifier();
  const refreshToken =
    order.refreshToken ?? (refreshes(grantType, settings, client) ? service.identifier() : undefined);
  const record = makeRecord(service, settings, client, order, accessToken, refreshToken);
  const jwtAccessToken = await accessTokenJwt(service, settings, client, record, accessToken);
  await saveToken(service, record);
  // If the client was deleted concurrently, the deletion may have missed this token.
  if ((await ownerOf(service, record)) === undefined) await deleteToken(service, record);
  if (single && subject !== undefined) await keepNewestToken(service, client.clientId, subject);
  return { record, accessToken, jwtAccessToken, refreshToken };
}

/** Both the service and the client need REFRESH_TOKEN. RFC 6749 excludes two grants (sections 4.2.2 and 4.4.3). */
function refreshes(
  grantType: GrantType,
  { supportedGrantTypes }: ServiceRecord,
  { grantTypes }: ClientRecord,
): boolean {
  if (grantType === 'IMPLICIT' || grantType === 'CLIENT_CREDENTIALS') return false;
  const offered = supportedGrantTypes === undefined || supportedGrantTypes.includes('REFRESH_TOKEN');
  return offered && grantTypes?.includes('REFRESH_TOKEN') === true;
}

function makeRecord(
  service: Service,
  settings: ServiceRecord,
  client: ClientRecord,
  order: TokenOrder,
  accessToken: string,
  refreshToken: string | undefined,
): TokenRecord {
  const { authorization, grantType, clientAuthMethod, accessTokenResources, accessTokenDetails } = order;
  const { scopes } = authorization;
  const now = service.clock.now();
  const refreshTokenExpiresAt =
    refreshToken &&
    secondsAfter(now, tokenDuration('refreshToken', order.refreshTokenDuration, settings, client, scopes));
  const duration = tokenDuration('accessToken', order.accessTokenDuration, settings, client, scopes);
  const wanted = order.persistent ? never : secondsAfter(now, duration);
  const accessTokenExpiresAt = linkedExpiry(settings, wanted, refreshTokenExpiresAt || undefined);
  return {
    ...authorization,
    ...issuanceMembers(service, settings, authorization),
    ...order.constraint,
    tokenId: service.orderedIdentifier(),
    grantType,
    accessTokenHash: hashOf(accessToken),
    accessTokenExpiresAt,
    createdAt: now,
    lastRefreshedAt: 0,
    expiresAt: Math.max(accessTokenExpiresAt, refreshTokenExpiresAt || 0),
    ...present({
      clientAuthMethod,
      accessTokenResources: accessTokenResources ?? authorization.resources,
      accessTokenDetails,
      forExternalAttachment: order.forExternalAttachment,
    }),
    ...(refreshToken !== undefined && {
      refreshTokenHash: hashOf(refreshToken),
      refreshTokenExpiresAt: refreshTokenExpiresAt || 0,
      refreshTokenScopes: scopes,
    }),
  };
}

/** The expiry of tokens that never expire, in milliseconds: the last second of the year 9999. */
export const never = 253_402_300_799_000;

/** Returns the time `duration` seconds from now, in milliseconds. */
export const secondsAfter = (now: number, duration: number): number => now + duration * 1000;

/** `tokenExpirationLinked`: the access token must not outlive its refresh token. */
export const linkedExpiry = (
  { tokenExpirationLinked }: ServiceRecord,
  accessTokenExpiresAt: number,
  refreshTokenExpiresAt: number | undefined,
): number =>
  tokenExpirationLinked && refreshTokenExpiresAt !== undefined
    ? Math.min(accessTokenExpiresAt, refreshTokenExpiresAt)
    : accessTokenExpiresAt;
