import type { TokenRecord } from '../../domain/grants.js';
import type { Service } from '../service.js';

/**
 * The record as it is kept: its times are whole seconds, which introspection, updates and lists show. The answer that
 * issues the tokens still has the milliseconds.
 */
export function withStoredTimes({ switches }: Service, record: TokenRecord): TokenRecord {
  const round = switches.storedTokenTimes === 'nearest' ? Math.round : Math.floor;
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
