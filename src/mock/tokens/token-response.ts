import type { TokenRecord } from '../../domain/grants.js';
import type { ServiceRecord } from '../../domain/records.js';
import { accessTokenDetails, authorizationDetailsArray } from '../oauth/authorization-details.js';
import { visibleParameters } from '../oauth/extra-properties.js';
import { tokenType } from '../oauth/sender-constraint.js';

/** Issued tokens, as the client receives them. */
export interface IssuedTokens {
  /** The record with times in milliseconds; the stored one has whole seconds. */
  readonly record: TokenRecord;
  readonly accessToken: string;
  readonly jwtAccessToken: string | undefined;
  readonly refreshToken: string | undefined;
}

export const accessTokenType = ({ accessTokenType: type }: ServiceRecord): string => type ?? 'Bearer';

/** Returns the access token that the client gets: the JWT if there is one. */
export const presentedToken = ({ accessToken, jwtAccessToken }: IssuedTokens): string =>
  jwtAccessToken ?? accessToken;

/** Returns the lifetime of an access token in seconds. */
export const lifetime = ({ record }: IssuedTokens): number =>
  secondsFrom(record, record.accessTokenExpiresAt);

/** Returns the lifetime of a refresh token in seconds; `undefined` if there is no refresh token. */
export const refreshLifetime = ({ record }: IssuedTokens): number | undefined =>
  record.refreshTokenExpiresAt === undefined ? undefined : secondsFrom(record, record.refreshTokenExpiresAt);

/** Returns the lifetime of a token's nonce in seconds; `undefined` if the token has no nonce. */
export const nonceLifetime = ({ record }: IssuedTokens): number | undefined =>
  record.cnonceExpiresAt === undefined ? undefined : secondsFrom(record, record.cnonceExpiresAt);

const secondsFrom = (record: TokenRecord, expiresAt: number): number =>
  Math.floor(expiresAt / 1000) - Math.floor(issuedAt(record) / 1000);

/** Returns when the current access token was issued, in milliseconds since the epoch. */
export const issuedAt = ({ lastRefreshedAt, createdAt }: TokenRecord): number => lastRefreshedAt || createdAt;

/** Returns the JSON of a token response (RFC 6749, section 5.1); `scope` is null if none was granted. */
export function tokenResponse(settings: ServiceRecord, issued: IssuedTokens, idToken?: string): string {
  const { record, refreshToken } = issued;
  return JSON.stringify({
    access_token: presentedToken(issued),
    token_type: tokenType(record, settings),
    expires_in: lifetime(issued),
    scope: record.scopes.length > 0 ? record.scopes.join(' ') : null,
    refresh_token: refreshToken,
    id_token: idToken,
    authorization_details: authorizationDetailsArray(accessTokenDetails(record)),
    grant_id: record.grantId,
    c_nonce: record.cnonce,
    c_nonce_expires_in: nonceLifetime(issued),
    ...visibleParameters(record.properties),
  });
}
