import type { TokenRecord } from '../../domain/grants.js';
import type { Schema } from '../../spec/types.js';
import { undefinedIfEmpty } from '../undefined-if-empty.js';

/** Returns a token in the format of lists, with hashes instead of values. */
export function tokenView(record: TokenRecord): Schema<'access_token'> {
  const { accessTokenHash, accessTokenExpiresAt, refreshTokenHash, refreshTokenExpiresAt = 0 } = record;
  const { createdAt, lastRefreshedAt, clientId, subject, grantType } = record;
  const scopes = undefinedIfEmpty(record.scopes);
  const properties = undefinedIfEmpty(record.properties);
  const refreshTokenScopes = undefinedIfEmpty(record.refreshTokenScopes);
  return {
    accessTokenHash,
    accessTokenExpiresAt,
    ...(refreshTokenHash !== undefined && { refreshTokenHash }),
    refreshTokenExpiresAt,
    createdAt,
    lastRefreshedAt,
    clientId,
    ...(subject !== undefined && { subject }),
    grantType,
    ...(scopes && { scopes }),
    ...(properties && { properties }),
    ...(refreshTokenScopes && { refreshTokenScopes }),
  };
}
