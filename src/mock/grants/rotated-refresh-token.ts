import type { TokenRecord } from '../../domain/grants.js';
import type { ServiceRecord } from '../../domain/records.js';
import type { Service } from '../service.js';
import { seconds } from '../state/clock.js';
import { hashOf } from '../tokens/token-records.js';

/** A recently replaced refresh token: its record, and the value that replaced it. */
export interface Rotated {
  readonly record: TokenRecord;
  readonly successor: string;
}

/**
 * `refreshTokenIdempotent`: stores the successor of a refresh token for a while, for clients that lost the
 * response.
 */
export async function rememberRotation(
  service: Service,
  { refreshTokenIdempotent }: ServiceRecord,
  { tokenId }: TokenRecord,
  replaced: string,
  successor: string,
): Promise<void> {
  if (!refreshTokenIdempotent || replaced === successor) return;
  const expiresAt = service.clock.now() + seconds(service.quirks.refreshTokenIdempotencyWindow);
  await service.put('rotatedRefreshToken', hashOf(replaced), { tokenId, successor, expiresAt });
}

/** Resolves to the successor of a refresh token, unless it has been replaced itself. */
export async function findRotated(
  service: Service,
  { refreshTokenIdempotent }: ServiceRecord,
  replaced: string,
): Promise<Rotated | undefined> {
  if (!refreshTokenIdempotent) return undefined;
  const rotation = await service.find('rotatedRefreshToken', hashOf(replaced));
  if (rotation === undefined || service.hasExpired(rotation)) return undefined;
  const { tokenId, successor } = rotation;
  const record = await service.find('token', tokenId);
  return record?.refreshTokenHash === hashOf(successor) ? { record, successor } : undefined;
}
