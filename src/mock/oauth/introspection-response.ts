import type { TokenRecord } from '../../domain/grants.js';
import type { ServiceRecord } from '../../domain/records.js';
import { accessTokenDetails, authorizationDetailsArray } from './authorization-details.js';
import { confirmation, tokenType } from './sender-constraint.js';

/** A live token, access or refresh, as an introspection response has it. */
export interface ActiveToken {
  readonly type: 'access_token' | 'refresh_token';
  readonly record: TokenRecord;
  /** The ID or the alias by which the client named itself. */
  readonly clientId: string;
  readonly sub: string | undefined;
}

/** RFC 7662, section 2.2: of a token that is not active, nothing else is told. */
export const inactive = { active: false } as const;

/** RFC 7662, section 2.2, with the members in the order of the service; `scope` is null where there is none. */
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

/** Whom the token is for; none if it was issued for no resource in particular (RFC 8707, section 2). */
function audience({ accessTokenResources, resources }: TokenRecord): readonly string[] | undefined {
  const uris = accessTokenResources ?? resources ?? [];
  return uris.length > 0 ? uris : undefined;
}

/** Whether a resource server may use the token: one with an audience is for that audience only. */
export const isMeantFor = (record: TokenRecord, rsUri: string | undefined): boolean =>
  !rsUri || (audience(record)?.includes(rsUri) ?? true);
