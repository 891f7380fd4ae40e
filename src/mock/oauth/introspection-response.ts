import type { TokenRecord } from '../../domain/grants.js';
import type { ServiceRecord } from '../../domain/records.js';
import { accessTokenDetails, authorizationDetailsArray } from './authorization-details.js';
import { confirmation, tokenType } from './sender-constraint.js';

/** An active access or refresh token, as input for an introspection response. */
export interface ActiveToken {
  readonly type: 'access_token' | 'refresh_token';
  readonly record: TokenRecord;
  /** The ID or alias that the client used. */
  readonly clientId: string;
  readonly sub: string | undefined;
}

/** RFC 7662, section 2.2: the response for an inactive token contains nothing else. */
export const inactive = { active: false } as const;

/** RFC 7662, section 2.2. Members are in Authlete's order; `scope` is null if the token has none. */
export function introspectionResponse(
  { type, record, clientId, sub }: ActiveToken,
  settings: ServiceRecord,
  withHiddenProperties: boolean,
) {
  const isAccessToken = type === 'access_token';
  const scopes = isAccessToken ? record.scopes : (record.refreshTokenScopes ?? record.scopes);
  const expiresAt = isAccessToken ? record.accessTokenExpiresAt : (record.refreshTokenExpiresAt ?? 0);
  const shown = (record.properties ?? []).filter(({ hidden }) => withHiddenProperties || hidden !== true);
  return {
    active: true,
    scope: scopes.length > 0 ? scopes.join(' ') : null,
    client_id: clientId,
    token_type: isAccessToken ? tokenType(record, settings) : undefined,
    exp: Math.floor(expiresAt / 1000),
    sub,
    aud: audience(record),
    iss: settings.issuer,
    auth_time: record.authTime,
    acr: record.acr,
    cnf: isAccessToken ? confirmation(record) : undefined,
    authorization_details: authorizationDetailsArray(
      isAccessToken ? accessTokenDetails(record) : record.authorizationDetails,
    ),
    ...Object.fromEntries(shown.map(({ key = '', value }) => [key, value])),
  };
}

/** Returns the audience of the token; `undefined` if it was issued without resources (RFC 8707, section 2). */
function audience({ accessTokenResources, resources }: TokenRecord): readonly string[] | undefined {
  const uris = accessTokenResources ?? resources ?? [];
  return uris.length > 0 ? uris : undefined;
}

/** Whether a resource server may use the token: a token with an audience is limited to that audience. */
export const isMeantFor = (record: TokenRecord, rsUri: string | undefined): boolean =>
  !rsUri || (audience(record)?.includes(rsUri) ?? true);
