import type { TokenRecord } from '../../domain/grants.js';
import { nonceOfIssue } from '../credentials/nonce.js';
import { badRequest, Failure, refuse } from '../failure.js';
import { listed } from '../listed.js';
import { present } from '../oauth/authorization-request.js';
import { tokenDuration } from '../oauth/durations.js';
import { areTooLarge, extraPropertiesLimit, mergeExtraProperties } from '../oauth/extra-properties.js';
import { type Parameters, words } from '../oauth/parameters.js';
import { alphabetical } from '../oauth/scope-order.js';
import { accessTokenJwt, requireAccessTokenKey } from '../tokens/access-token-jwt.js';
import { linkedExpiry, secondsAfter } from '../tokens/issue-tokens.js';
import {
  entryByRefreshToken,
  findByRefreshToken,
  hashOf,
  withReplacedToken,
} from '../tokens/token-records.js';
import { refreshesNativeSso } from './device-secret.js';
import { extraProperties, type Granted, grant, type TokenRequest } from './grant.js';
import { narrow } from './narrow.js';
import { findRotated, type Rotated, withRotation } from './rotated-refresh-token.js';

/** RFC 6749, section 6. Replaces the access token, and the refresh token unless it is kept. */
export const refreshToken = grant({
  grantType: 'REFRESH_TOKEN',
  name: 'refresh_token',
  startsFlow: false,
  issuedTo: {
    parameter: 'refresh_token',
    absent: 'A048318',
    empty: 'A048319',
    unknown: 'A244314',
    clientGone: 'A244313',
    find: findByRefreshToken,
  },
  grantedScopes: async ({ service, parameters }) =>
    parameters.get('scope')
      ? undefined
      : (await findByRefreshToken(service, parameters.get('refresh_token') ?? ''))?.scopes,
  handler,
});

async function handler(request: TokenRequest): Promise<Granted> {
  const { service, settings, client, parameters, body } = request;
  const presented = refreshTokenValue(parameters);
  const { found, successor } = await presentedToken(request, presented);
  const { value: old } = found;
  checkKeys(request, old);
  const scopes = refreshedScopes(request, old);
  const { accessTokenResources = old.resources, accessTokenDetails } = narrow(request, old);
  const properties = mergeExtraProperties(old.properties, extraProperties(body));
  if (areTooLarge(properties)) throw refuse('A053201', { limit: extraPropertiesLimit });

  await requireAccessTokenKey(request, client);
  const accessToken = body.accessToken ?? service.identifier();
  const next = successor ?? (settings.refreshTokenKept ? presented : service.identifier());
  const record: TokenRecord = {
    ...withoutRequest(old),
    ...nonceOfIssue(request, old),
    ...request.constraint,
    ...present({ accessTokenResources, accessTokenDetails }),
    scopes,
    properties,
    accessTokenHash: hashOf(accessToken),
    refreshTokenHash: hashOf(next),
    lastRefreshedAt: service.clock.now(),
    ...expiries(request, old, scopes, successor === undefined),
  };
  const jwtAccessToken = await accessTokenJwt(request, client, record, accessToken);
  const batch = withReplacedToken(service.batch(), service, found, record);
  if (successor === undefined) withRotation(batch, request, record, presented, next);
  if ((await batch.write()) !== undefined) throw new Failure('A053310');
  const nativeSso = refreshesNativeSso(request, scopes, record.sessionId);
  const reissuable = settings.idTokenReissuable && scopes.includes('openid') && record.subject !== undefined;
  return {
    code: 'A053001',
    issued: { record, accessToken, jwtAccessToken, refreshToken: next },
    previousRefreshTokenUsed: successor !== undefined,
    ...(reissuable && { action: 'ID_TOKEN_REISSUABLE' }),
    ...(nativeSso && { action: 'NATIVE_SSO', nativeSso }),
  };
}

/**
 * Removes the restrictions and keys of an earlier token request, which apply to its access token only (RFC 8707,
 * section 2.2; RFC 9449, section 5).
 */
function withoutRequest(old: TokenRecord): TokenRecord {
  const { accessTokenResources, accessTokenDetails, dpopKeyThumbprint, certificateThumbprint, ...others } =
    old;
  const { instanceKeyThumbprint, ...rest } = others;
  return rest;
}

/**
 * RFC 9449, section 5, and RFC 8705, section 4: the refresh token of a public client is bound to its keys; that of
 * a client with an attestation to its instance key.
 */
function checkKeys({ client, constraint }: TokenRequest, old: TokenRecord): void {
  const { instanceKeyThumbprint } = old;
  if (instanceKeyThumbprint !== undefined && constraint.instanceKeyThumbprint !== instanceKeyThumbprint) {
    throw badRequest(
      'invalid_grant',
      'The refresh token is bound to another instance of the client.',
      'An attestation with the instance key that the refresh token is bound to.',
      'OAuth 2.0 Attestation-Based Client Authentication',
    );
  }
  if (client.clientType === 'CONFIDENTIAL') return;
  const { dpopKeyThumbprint, certificateThumbprint } = old;
  if (dpopKeyThumbprint !== undefined && constraint.dpopKeyThumbprint !== dpopKeyThumbprint) {
    throw new Failure('A053311');
  }
  if (certificateThumbprint !== undefined && constraint.certificateThumbprint !== certificateThumbprint) {
    throw badRequest(
      'invalid_grant',
      'The refresh token is bound to another client certificate.',
      'The client certificate that the refresh token is bound to.',
      'RFC 8705, section 4',
    );
  }
}

function refreshTokenValue(parameters: Parameters): string {
  const value = parameters.get('refresh_token');
  if (value === undefined) throw new Failure('A053301');
  if (value === '') throw new Failure('A053302');
  if (parameters.isRepeated('refresh_token')) throw new Failure('A053303');
  return value;
}

async function presentedToken(
  { service, settings, client }: TokenRequest,
  value: string,
): Promise<Omit<Rotated, 'successor'> & Partial<Rotated>> {
  const current = await entryByRefreshToken(service, value);
  const presented =
    current === undefined ? await findRotated({ service, settings }, value) : { found: current };
  if (presented === undefined) throw new Failure('A053305');
  const { value: record } = presented.found;
  if (record.clientId !== client.clientId) throw new Failure('A053307');
  if ((record.refreshTokenExpiresAt ?? 0) <= service.clock.now()) throw new Failure('A053308');
  return presented;
}

/** RFC 6749, section 6: the scope must not exceed that of the refresh token. */
function refreshedScopes({ settings, parameters }: TokenRequest, old: TokenRecord): readonly string[] {
  if (parameters.isRepeated('scope')) throw new Failure('A053304');
  const granted = old.refreshTokenScopes ?? old.scopes;
  const asked = alphabetical(words(parameters.get('scope')));
  const beyond = asked.find((scope) => !granted.includes(scope));
  if (beyond !== undefined) throw refuse('A053309', { scope: beyond, registered: listed(granted) });
  const scopes = asked.length > 0 ? asked : granted;
  const dropsOpenid =
    settings.openidDroppedOnRefreshWithoutOfflineAccess && !scopes.includes('offline_access');
  return dropsOpenid ? scopes.filter((scope) => scope !== 'openid') : scopes;
}

/**
 * Applies `refreshTokenKept`, `refreshTokenDurationReset`, `refreshTokenDurationKept` and `tokenExpirationLinked`.
 */
function expiries(
  { service, settings, client, body }: TokenRequest,
  old: TokenRecord,
  scopes: readonly string[],
  rotates: boolean,
) {
  const now = service.clock.now();
  const granted = old.refreshTokenScopes ?? scopes;
  const anew = secondsAfter(
    now,
    tokenDuration('refreshToken', body.refreshTokenDuration, settings, client, granted),
  );
  const renewed = settings.refreshTokenKept
    ? settings.refreshTokenDurationReset
    : !settings.refreshTokenDurationKept;
  const refreshTokenExpiresAt = renewed && rotates ? anew : (old.refreshTokenExpiresAt ?? anew);
  const wanted = secondsAfter(
    now,
    tokenDuration('accessToken', body.accessTokenDuration, settings, client, scopes),
  );
  const accessTokenExpiresAt = linkedExpiry(settings, wanted, refreshTokenExpiresAt);
  return {
    refreshTokenExpiresAt,
    accessTokenExpiresAt,
    expiresAt: Math.max(accessTokenExpiresAt, refreshTokenExpiresAt),
  };
}
