import type { Authorization, TokenRecord } from '../../domain/grants.js';
import type {
  AuthorizationDetail,
  ClientAuthMethod,
  ClientRecord,
  GrantType,
  ServiceRecord,
} from '../../domain/records.js';
import type { SenderConstraint } from '../../domain/sender-constraint.js';
import { anonymousClient } from '../clients/anonymous-client.js';
import { issuanceMembers } from '../credentials/issuance.js';
import { merged } from '../merged.js';
import { present } from '../oauth/authorization-request.js';
import { tokenDuration } from '../oauth/durations.js';
import type { Service } from '../service.js';
import type { ServiceContext } from '../service-context.js';
import { accessTokenJwt } from './access-token-jwt.js';
import { manageGrant } from './managed-grant.js';
import { type Spending, spend } from './spending.js';
import { deleteToken, hashOf, keepNewestToken, withToken } from './token-records.js';
import type { IssuedTokens } from './token-response.js';
import { tokensOf } from './token-selection.js';

export interface TokenOrder {
  readonly authorization: Authorization;
  readonly grantType: GrantType;
  readonly clientAuthMethod?: ClientAuthMethod | undefined;
  /** What is spent for the tokens, in the same write. */
  readonly spending?: Spending | undefined;
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
  context: ServiceContext,
  client: ClientRecord,
  order: TokenOrder,
): Promise<IssuedTokens> {
  const { service, settings } = context;
  const { grantType, spending } = order;
  const { subject, gmAction } = order.authorization;
  const { clientId } = client;
  const single = settings.singleAccessTokenPerSubject || client.singleAccessTokenPerSubject;
  const replaced = single && subject !== undefined ? await tokensOf(service, { clientId, subject }) : [];
  // Spend before changing a grant: only the winning request may change it.
  if (gmAction !== undefined && spending !== undefined) await spend(service, spending);
  const unspent = gmAction === undefined ? spending : undefined;
  const authorization = await manageGrant(service, order.authorization);

  const accessToken = order.accessToken ?? service.identifier();
  const refreshToken =
    order.refreshToken ?? (refreshes(grantType, settings, client) ? service.identifier() : undefined);
  const granted = { ...order, authorization };
  const record = makeRecord(context, client, granted, accessToken, refreshToken);
  const jwtAccessToken = await accessTokenJwt(context, client, record, accessToken);
  await storeToken(service, record, unspent);
  for (const { value } of replaced) await deleteToken(service, value);
  if (single && subject !== undefined) await keepNewestToken(service, client.clientId, subject);
  return { record, accessToken, jwtAccessToken, refreshToken };
}

/** Stores the tokens and spends what they cost, in one write. Throws a `Failure` if another request was faster. */
async function storeToken(service: Service, record: TokenRecord, spending: Spending | undefined) {
  const { clientId } = record;
  const batch = service.batch();
  spending?.changes(batch);
  if (clientId !== anonymousClient.clientId) batch.check('client', String(clientId), 'present');
  const conflict = await withToken(batch, service, record).write();
  if (conflict === undefined) return;
  if (conflict.entity !== 'client' && spending !== undefined) throw spending.lost;
  // The client has just been deleted. Its tokens are not stored: they would have been deleted with it.
  if (spending !== undefined) await spend(service, spending);
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
  context: ServiceContext,
  client: ClientRecord,
  order: TokenOrder,
  accessToken: string,
  refreshToken: string | undefined,
): TokenRecord {
  const { service, settings } = context;
  const { authorization, grantType, clientAuthMethod, accessTokenResources, accessTokenDetails } = order;
  const { scopes } = authorization;
  const now = service.clock.now();
  const refreshTokenExpiresAt =
    refreshToken &&
    secondsAfter(now, tokenDuration('refreshToken', order.refreshTokenDuration, settings, client, scopes));
  const duration = tokenDuration('accessToken', order.accessTokenDuration, settings, client, scopes);
  const wanted = order.persistent ? never : secondsAfter(now, duration);
  const accessTokenExpiresAt = linkedExpiry(settings, wanted, refreshTokenExpiresAt || undefined);
  return merged(authorization, merged(issuanceMembers(context, authorization), order.constraint ?? {}), {
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
  });
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
