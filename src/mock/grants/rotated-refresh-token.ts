import type { TokenRecord } from '../../domain/grants.js';
import type { ServiceContext } from '../service-context.js';
import type { Batch } from '../state/batch.js';
import { seconds } from '../state/clock.js';
import { hashOf } from '../tokens/token-records.js';
import type { FoundToken } from '../tokens/token-selection.js';

/** A recently replaced refresh token: its record, and the value that replaced it. */
export interface Rotated {
  readonly found: FoundToken;
  readonly successor: string;
}

/**
 * `refreshTokenIdempotent`: adds the successor of a refresh token, which is kept for a while for clients that lost
 * the response.
 */
export function withRotation(
  batch: Batch,
  { service, settings: { refreshTokenIdempotent } }: ServiceContext,
  { tokenId }: TokenRecord,
  replaced: string,
  successor: string,
): Batch {
  if (!refreshTokenIdempotent || replaced === successor) return batch;
  const expiresAt = service.clock.now() + seconds(service.quirks.refreshTokenIdempotencyWindow);
  return batch.put('rotatedRefreshToken', hashOf(replaced), { tokenId, successor, expiresAt });
}

/** Resolves to the successor of a refresh token, unless it has been replaced itself. */
export async function findRotated(
  { service, settings: { refreshTokenIdempotent } }: ServiceContext,
  replaced: string,
): Promise<Rotated | undefined> {
  if (!refreshTokenIdempotent) return undefined;
  const rotation = await service.find('rotatedRefreshToken', hashOf(replaced));
  if (rotation === undefined || service.hasExpired(rotation)) return undefined;
  const { tokenId, successor } = rotation;
  const found = await service.entry('token', tokenId);
  return found?.value.refreshTokenHash === hashOf(successor) ? { found, successor } : undefined;
}
