import { isKeyedByHash, type KeptRecord, keptRecords } from '../facts/artifacts.js';
import { InvalidInputError } from '../invalid-input-error.js';
import type { Service } from '../mock/service.js';
import { findByAccessToken, findByRefreshToken, hashOf } from '../mock/tokens/token-records.js';

/**
 * Makes something expire now: a ticket, code, token, `request_uri`, user code, `auth_req_id`, or a credential
 * offer or request (by its identifier). Rejects with `InvalidInputError` if the service did not issue the value.
 */
export async function expire(service: Service, value: string): Promise<void> {
  const unknown = new InvalidInputError(
    'Failed to expire a value: the service has no such ticket, code, token, request_uri, auth_req_id, credential offer or credential request, or no longer has it. Please pass one that the service issued and that is unused.',
  );
  // Callers without types may pass a whole response, or `undefined`.
  if (typeof value !== 'string') throw unknown;
  const expired = await Promise.all(keptRecords.map((kind) => expireEntity(service, kind, value)));
  if (expired.includes(true) || (await expireToken(service, value))) return;
  throw unknown;
}

async function expireEntity(service: Service, kind: KeptRecord, value: string): Promise<boolean> {
  const key = isKeyedByHash(kind) ? hashOf(value) : value;
  const expiresAt = service.clock.now();
  const found = await service.find(kind, key);
  if (found === undefined) return false;
  // Spreading keeps the type of the record: only its expiry changes.
  await service.put(kind, key, { ...found, expiresAt } as typeof found);
  return true;
}

async function expireToken(service: Service, value: string): Promise<boolean> {
  const now = service.clock.seconds() * 1000;
  const access = await findByAccessToken(service, value);
  if (access !== undefined) {
    const expiresAt = Math.max(now, access.refreshTokenExpiresAt ?? 0);
    await service.put('token', access.tokenId, { ...access, accessTokenExpiresAt: now, expiresAt });
    return true;
  }
  const refresh = await findByRefreshToken(service, value);
  if (refresh === undefined) return false;
  const expiresAt = Math.max(now, refresh.accessTokenExpiresAt);
  await service.put('token', refresh.tokenId, { ...refresh, refreshTokenExpiresAt: now, expiresAt });
  return true;
}
