import type { ClientRecord, ServiceRecord } from '../../domain/records.js';
import { lifetimeOf } from '../../facts/lifetime.js';
import { scopeDurations } from './scope.js';

type TokenKind = 'accessToken' | 'refreshToken' | 'idToken';

/**
 * Returns the lifetime of a token in seconds: the requested one, else the shortest that the service, the client and
 * the scopes define.
 */
export function tokenDuration(
  kind: TokenKind,
  asked: number | undefined,
  settings: ServiceRecord,
  client: ClientRecord | undefined,
  scopes: readonly string[],
): number {
  if (asked !== undefined && asked > 0) return asked;
  const limits = [
    lifetimeOf(kind, settings),
    client?.extension?.[`${kind}Duration`] ?? 0,
    ...scopeDurations(scopes, attributes[kind], settings),
  ];
  return Math.min(...limits.filter((limit) => limit > 0));
}

const attributes: Readonly<Record<TokenKind, string>> = {
  accessToken: 'access_token.duration',
  refreshToken: 'refresh_token.duration',
  idToken: 'id_token.duration',
};
