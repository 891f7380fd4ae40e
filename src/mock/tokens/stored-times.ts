import type { TokenRecord } from '../../domain/grants.js';
import type { Service } from '../service.js';

/**
 * Returns the record with times in whole seconds, as stored and as shown by introspection, updates and lists. The
 * response that issues the tokens has milliseconds.
 */
export function withStoredTimes({ quirks }: Service, record: TokenRecord): TokenRecord {
  const round = quirks.storedTokenTimes === 'nearest' ? Math.round : Math.floor;
  const stored = (time: number): number => round(time / 1000) * 1000;
  const { refreshTokenExpiresAt } = record;
  return {
    ...record,
    accessTokenExpiresAt: stored(record.accessTokenExpiresAt),
    ...(refreshTokenExpiresAt !== undefined && { refreshTokenExpiresAt: stored(refreshTokenExpiresAt) }),
    createdAt: stored(record.createdAt),
    lastRefreshedAt: stored(record.lastRefreshedAt),
    expiresAt: stored(record.expiresAt),
  };
}
